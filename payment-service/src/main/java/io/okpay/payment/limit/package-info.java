/** What a customer may move in one payment, a day and a month. */
@NullMarked
package io.okpay.payment.limit;

import org.jspecify.annotations.NullMarked;
