package io.okpay.fx.currency;

import org.jspecify.annotations.Nullable;

/**
 * A currency as anybody may see it.
 *
 * @param code ISO 4217
 * @param minorDigits how many decimals an amount may have
 * @param served whether wallets can hold it
 * @param reason why it is not served, for example SANCTIONS
 */
public record CurrencyResponse(
        String code,
        int minorDigits,
        String nameEn,
        String nameZh,
        boolean served,
        @Nullable String reason) {

    static CurrencyResponse from(ServedCurrency currency) {
        return new CurrencyResponse(
                currency.code(),
                currency.minorDigits(),
                currency.nameEn(),
                currency.nameZh(),
                currency.isServed(),
                currency.reason());
    }
}
