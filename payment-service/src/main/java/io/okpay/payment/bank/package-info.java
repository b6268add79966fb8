/** The bank rail: ISO 20022 messages out, reports and statements in. */
@NullMarked
package io.okpay.payment.bank;

import org.jspecify.annotations.NullMarked;
