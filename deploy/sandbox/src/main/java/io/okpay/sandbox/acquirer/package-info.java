/** A card acquirer with test cards: tokens, payment methods, charges and refunds. */
@NullMarked
package io.okpay.sandbox.acquirer;

import org.jspecify.annotations.NullMarked;
