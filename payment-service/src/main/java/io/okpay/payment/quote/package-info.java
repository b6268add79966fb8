/** Prices a payment before it is made, with every obstacle at once. */
@NullMarked
package io.okpay.payment.quote;

import org.jspecify.annotations.NullMarked;
