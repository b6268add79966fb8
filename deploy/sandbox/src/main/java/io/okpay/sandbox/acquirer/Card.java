package io.okpay.sandbox.acquirer;

import java.time.YearMonth;

/** All that is kept of a card: neither its number nor its security code. */
record Card(
        String brand,
        String last4,
        String fingerprint,
        int expiryMonth,
        int expiryYear,
        String country,
        String funding,
        CardBehaviour behaviour) {

    boolean expiredIn(YearMonth month) {
        return YearMonth.of(expiryYear, expiryMonth).isBefore(month);
    }
}
