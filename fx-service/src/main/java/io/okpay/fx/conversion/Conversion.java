package io.okpay.fx.conversion;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.HALF_EVEN;

import io.okpay.fx.card.RateCard;
import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

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

    /** What a target amount costs. The band is the one in which a source amount would come to it. */
    static Conversion ofTarget(Money target, RateCard card, String tier) {
        String own = card.band(tier, BigDecimal.ZERO).tier();
        List<RateCard.Band> highestFirst = card.bands().stream()
                .filter(band -> band.tier().equals(own))
                .sorted(Comparator.comparing(RateCard.Band::from).reversed())
                .toList();
        RateCard.Band band = highestFirst.stream()
                .filter(one -> target.minor()
                        >= money(one.from().multiply(one.sell()), target.currencyCode(), FLOOR)
                                .minor())
                .findFirst()
                .orElse(card.standard());
        int digits = digits(card.pair().base());
        BigDecimal source = target.toDecimal().divide(band.sell(), digits, CEILING);
        return new Conversion(money(source, card.pair().base(), CEILING), target, card, band);
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
