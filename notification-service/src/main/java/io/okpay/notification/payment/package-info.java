/** What payers and payees are told about their payments. */
@NullMarked
package io.okpay.notification.payment;

import org.jspecify.annotations.NullMarked;
