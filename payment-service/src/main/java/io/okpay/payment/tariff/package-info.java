/** What a payment costs: versioned and dated data, and the calculation on it. */
@NullMarked
package io.okpay.payment.tariff;

import org.jspecify.annotations.NullMarked;
