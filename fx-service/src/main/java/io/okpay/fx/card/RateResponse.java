package io.okpay.fx.card;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * At what rates customers exchange a pair. All rates are decimals of at most ten significant digits.
 *
 * @param pair for example EUR/USD
 * @param mid the mid-market rate: how much quote one base is worth
 * @param buy what you pay for one base
 * @param sell what you get for one base
 * @param spread the share of the mid rate that you pay
 * @param source whose mid rates they are
 * @param version counts up with each issue
 * @param bands the rates by tier and amount
 */
public record RateResponse(
        String pair,
        String base,
        String quote,
        String mid,
        String buy,
        String sell,
        String spread,
        String source,
        long version,
        Instant validFrom,
        Instant validUntil,
        List<Band> bands) {

    /**
     * The rates of a tier from an amount on.
     *
     * @param from in the pair's base
     */
    public record Band(String tier, String from, String spread, String buy, String sell) {}

    static RateResponse from(RateCard card) {
        RateCard.Band standard = card.standard();
        return new RateResponse(
                card.pair().toString(),
                card.pair().base(),
                card.pair().quote(),
                text(card.mid()),
                text(standard.buy()),
                text(standard.sell()),
                text(standard.spread()),
                card.issue().source(),
                card.issue().version(),
                card.issue().validFrom(),
                card.issue().validUntil(),
                card.bands().stream()
                        .map(band -> new Band(
                                band.tier(),
                                text(band.from()),
                                text(band.spread()),
                                text(band.buy()),
                                text(band.sell())))
                        .toList());
    }

    private static String text(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }
}
