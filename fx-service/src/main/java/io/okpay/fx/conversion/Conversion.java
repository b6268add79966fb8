package io.okpay.fx.conversion;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.HALF_EVEN;

import io.okpay.fx.card.RateCard;
import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of one currency and what it comes to in another. What arrives is rounded down, what leaves is rounded up, so the
 * customer never gets more than the rate gives. Pure.
 *
 * @param band the rates that hold for the amount
 */
public record Conversion(Money source, Money target, RateCard card, RateCard.Band band) {

    /** What a source amount comes to; the card's pair is source and target. */
    static Conversion ofSource(Money source, RateCard card, String tier) {
        RateCard.Band band = card.band(tier, source.toDecimal());
        return new Conversion(
                source,
                money(source.toDecimal().multiply(band.sell()), card.pair().quote(), FLOOR),
                card,
                band);
    }

    /**
     * The least that brings a target amount, at the rate that holds for it: a band prices nothing that lies in another one, whether
     * spreads fall or rise with the amount.
     */
    static Conversion ofTarget(Money target, RateCard card, String tier) {
        String own = card.band(tier, BigDecimal.ZERO).tier();
        return card.bands().stream()
                .filter(band -> band.tier().equals(own))
                .map(band -> new Conversion(least(target, card, band), target, card, band))
                .filter(one -> one.band().equals(card.band(tier, one.source().toDecimal())))
                .findFirst()
                .orElseThrow();
    }

    private static Money least(Money target, RateCard card, RateCard.Band band) {
        String currency = card.pair().base();
        BigDecimal source = target.toDecimal().divide(band.sell(), digits(currency), CEILING);
        return money(source.max(band.from()), currency, CEILING);
    }

    /** What the target amount is below the mid rate's, in the target's currency. */
    Money spreadAmount() {
        return money(source.toDecimal().multiply(card.mid()), target.currencyCode(), HALF_EVEN)
                .minus(target);
    }

    private static Money money(BigDecimal amount, String currency, RoundingMode rounding) {
        return Money.ofMinor(
                amount.movePointRight(digits(currency)).setScale(0, rounding).longValueExact(), currency);
    }

    private static int digits(String currency) {
        return Money.zero(currency).currency().getDefaultFractionDigits();
    }
}
