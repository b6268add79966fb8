package io.okpay.payment.qr;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The numeric codes of ISO 4217. */
final class NumericCurrency {

    /** Of codes that share a number the first in the alphabet: all but one of them are history. */
    private static final Map<String, String> ALPHABETIC = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(
                    NumericCurrency::of,
                    Currency::getCurrencyCode,
                    (one, other) -> one.compareTo(other) < 0 ? one : other));

    private NumericCurrency() {}

    /** Three digits, for example 840 for USD. */
    static String of(Currency currency) {
        return currency.getNumericCodeAsString();
    }

    /** The letters of a number, if a currency has it. */
    static Optional<String> alphabetic(String numeric) {
        return Optional.ofNullable(ALPHABETIC.get(numeric));
    }
}
