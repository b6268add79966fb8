/** What merchants ask to be paid: orders, their codes, and their payment. */
@NullMarked
package io.okpay.payment.order;

import org.jspecify.annotations.NullMarked;
