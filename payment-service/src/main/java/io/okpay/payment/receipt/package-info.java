/** The receipt of a payment and its printed form. */
@NullMarked
package io.okpay.payment.receipt;

import org.jspecify.annotations.NullMarked;
