/**
 * Payments to come: a mandate that its payer confirms once with both factors (PSD2 RTS Art. 14), and the payments that follow from it
 * day by day. Package {@code payment} makes those payments.
 */
@NullMarked
package io.okpay.payment.schedule;

import org.jspecify.annotations.NullMarked;
