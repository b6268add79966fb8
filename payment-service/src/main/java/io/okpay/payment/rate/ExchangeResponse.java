package io.okpay.payment.rate;

import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a payment between two currencies: the target is the source times {@code rate}, rounded down to the minor unit. Rates
 * are left out while none is valid.
 *
 * @param mid the mid-market rate: how much target one source is worth
 * @param rate how much target you get for one source
 * @param atMid what the source is worth at the mid-market rate
 * @param spread what you pay for the exchange: {@code atMid} less what arrives
 * @param cardVersion the rate card that it is priced from
 */
public record ExchangeResponse(
        @Nullable String mid,
        @Nullable String rate,
        @Nullable Money atMid,
        @Nullable Money spread,
        @Nullable Long cardVersion) {

    /** The rates of a quote or payment, if it has two currencies. */
    public static @Nullable ExchangeResponse from(@Nullable QuotedExchange exchange) {
        if (exchange == null) {
            return null;
        }
        boolean priced = exchange.rate() != null;
        return new ExchangeResponse(
                text(exchange.mid()),
                text(exchange.rate()),
                priced ? exchange.atMid() : null,
                priced ? exchange.spread() : null,
                exchange.cardVersion());
    }

    private static @Nullable String text(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.stripTrailingZeros().toPlainString();
    }
}
