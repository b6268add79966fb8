package io.okpay.payment.rate;

import io.okpay.platform.event.RateBand;
import io.okpay.platform.event.RateCardPublished;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * At what rates a customer exchanges one currency for another, whichever way round the card was published.
 *
 * @param source what the customer gives
 * @param target what the customer gets
 * @param mid how much target one source is worth
 * @param bands the rates by tier and amount of the source; the first is the standard tier's from zero
 * @param version counts up with each issue of cards
 * @param validUntil from when on nobody prices from it
 */
public record RateCard(
        String source,
        String target,
        BigDecimal mid,
        List<Band> bands,
        long version,
        Instant validFrom,
        Instant validUntil) {

    private static final int DIGITS = 10;
    private static final MathContext NEAREST = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

    /** Against the customer. */
    private static final MathContext LESS = new MathContext(DIGITS, RoundingMode.DOWN);

    private static final String STANDARD = "STANDARD";

    /**
     * The rate of a tier from an amount on.
     *
     * @param from in the source's currency
     * @param spread the share of the mid rate that the customer pays
     * @param rate how much target a customer gets for one source
     */
    public record Band(String tier, BigDecimal from, BigDecimal spread, BigDecimal rate) {}

    /** The card for who gives the pair's base and gets its quote. */
    static RateCard selling(RateCardPublished card) {
        return new RateCard(
                card.pair().substring(0, 3),
                card.pair().substring(4),
                card.mid(),
                card.bands().stream()
                        .map(band -> new Band(band.tier(), band.from(), band.spread(), band.sell()))
                        .toList(),
                card.version(),
                card.validFrom(),
                card.validUntil());
    }

    /** The card for who gives the pair's quote and pays {@code buy} for each unit of its base. */
    static RateCard buying(RateCardPublished card) {
        return new RateCard(
                card.pair().substring(4),
                card.pair().substring(0, 3),
                BigDecimal.ONE.divide(card.mid(), NEAREST),
                card.bands().stream().map(band -> buying(band, card.mid())).toList(),
                card.version(),
                card.validFrom(),
                card.validUntil());
    }

    private static Band buying(RateBand band, BigDecimal mid) {
        return new Band(
                band.tier(),
                band.from().multiply(mid, NEAREST),
                band.spread(),
                BigDecimal.ONE.divide(band.buy(), LESS));
    }

    /** Whether customers may be priced from it. */
    public boolean validAt(Instant time) {
        return !time.isBefore(validFrom) && time.isBefore(validUntil);
    }

    /** The bands of a tier by rising amount; a tier without rates of its own has the standard ones. */
    List<Band> bands(String tier) {
        String own = bands.stream().anyMatch(band -> band.tier().equals(tier)) ? tier : STANDARD;
        return bands.stream().filter(band -> band.tier().equals(own)).toList();
    }

    Band band(String tier, BigDecimal amount) {
        return bands(tier).stream()
                .filter(band -> band.from().compareTo(amount) <= 0)
                .reduce((lower, higher) -> higher)
                .orElse(bands.getFirst());
    }
}
