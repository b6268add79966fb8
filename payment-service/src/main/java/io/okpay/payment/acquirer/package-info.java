/** The card acquirer's charges. */
@NullMarked
package io.okpay.payment.acquirer;

import org.jspecify.annotations.NullMarked;
