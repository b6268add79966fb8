package io.okpay.fx.card;

import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.UP;

import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.rate.MidRates;
import io.okpay.fx.spread.SpreadTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * At what rates customers exchange a pair.
 *
 * @param mid the mid-market rate
 * @param bands by tier and amount; the first is the standard tier's from zero
 */
public record RateCard(CurrencyPair pair, BigDecimal mid, List<Band> bands, Issue issue) {

    /** Against the customer, whichever way the money goes. */
    private static final MathContext LESS = new MathContext(MidRates.DIGITS, DOWN);

    private static final MathContext MORE = new MathContext(MidRates.DIGITS, UP);

    /**
     * The rates of a tier from an amount on.
     *
     * @param from in the pair's base
     * @param spread the share of the mid rate that the customer pays, the same both ways
     * @param buy what a customer pays for one unit of the base: {@code mid / (1 - spread)}, rounded up
     * @param sell what a customer gets for one unit of the base: {@code mid * (1 - spread)}, rounded down
     */
    public record Band(String tier, BigDecimal from, BigDecimal spread, BigDecimal buy, BigDecimal sell) {

        static Band of(String tier, BigDecimal from, BigDecimal spread, BigDecimal mid) {
            BigDecimal kept = BigDecimal.ONE.subtract(spread);
            return new Band(tier, from, spread, mid.divide(kept, MORE), mid.multiply(kept, LESS));
        }

        private Band inverse(BigDecimal mid) {
            return new Band(
                    tier,
                    from.multiply(mid, MidRates.PRECISION),
                    spread,
                    BigDecimal.ONE.divide(sell, MORE),
                    BigDecimal.ONE.divide(buy, LESS));
        }
    }

    /** The standard tier's rates from zero. */
    public Band standard() {
        return bands.getFirst();
    }

    /** The rates of an amount of the base; a tier without rates of its own has the standard ones. */
    public Band band(String tier, BigDecimal amount) {
        String own = bands.stream().anyMatch(band -> band.tier().equals(tier)) ? tier : SpreadTable.STANDARD;
        return bands.stream()
                .filter(band -> band.tier().equals(own) && band.from().compareTo(amount) <= 0)
                .reduce((lower, higher) -> higher)
                .orElse(standard());
    }

    /** The same card for the pair the other way round. */
    public RateCard inverse() {
        return new RateCard(
                pair.inverse(),
                BigDecimal.ONE.divide(mid, MidRates.PRECISION),
                bands.stream().map(band -> band.inverse(mid)).toList(),
                issue);
    }
}
