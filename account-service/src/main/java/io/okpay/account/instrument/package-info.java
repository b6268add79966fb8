/** Cards bound as the acquirer's tokens. */
@NullMarked
package io.okpay.account.instrument;

import org.jspecify.annotations.NullMarked;
