/** The payment, its state machine, and the events that tell of it. */
@NullMarked
package io.okpay.payment.payment;

import org.jspecify.annotations.NullMarked;
