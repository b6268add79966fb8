package io.okpay.fx.spread;

import io.okpay.fx.rate.CurrencyPair;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of spreads. What a line leaves out holds for all.
 *
 * @param currency one side of the pair
 * @param other its other side; only with {@code currency}
 * @param tier the customer's tier
 * @param from from which amount on, in the base of the rates
 * @param spread the share of the mid rate that the customer pays, for example 0.005
 * @param weekendSpread the same while the market is closed
 */
public record SpreadRule(
        @Nullable String currency,
        @Nullable String other,
        @Nullable String tier,
        BigDecimal from,
        BigDecimal spread,
        BigDecimal weekendSpread) {

    boolean covers(CurrencyPair pair) {
        return currency == null
                || (other == null
                        ? currency.equals(pair.base()) || currency.equals(pair.quote())
                        : new CurrencyPair(currency, other).inMarketOrder().equals(pair.inMarketOrder()));
    }

    /** How many sides of the pair the line names. */
    int sides() {
        return (currency == null ? 0 : 1) + (other == null ? 0 : 1);
    }

    BigDecimal spread(boolean weekend) {
        return weekend ? weekendSpread : spread;
    }
}
