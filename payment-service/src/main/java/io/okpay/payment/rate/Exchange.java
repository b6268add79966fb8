package io.okpay.payment.rate;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.HALF_EVEN;

import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a customer gives and gets, at which rates. What arrives is rounded down and what leaves is rounded up, so the customer never
 * gets more than the rate gives. Pure.
 *
 * @param atMid what the source is worth at the mid-market rate, rounded half to even: what the operator gives for it
 */
public record Exchange(Money source, Money target, Money atMid, RateCard card, RateCard.Band band) {

    /**
     * What a source amount comes to.
     *
     * @throws ArithmeticException when it does not fit into a count of minor units
     */
    public static Exchange ofSource(Money source, RateCard card, String tier) {
        RateCard.Band band = card.band(tier, source.toDecimal());
        return of(source, money(source.toDecimal().multiply(band.rate()), card.target(), FLOOR), card, band);
    }

    /**
     * The least source that brings a target amount, at the rate that holds for that source: a band prices nothing that lies in another
     * one, whether spreads fall or rise with the amount.
     *
     * @throws ArithmeticException when it does not fit into a count of minor units
     */
    public static Exchange ofTarget(Money target, RateCard card, String tier) {
        return card.bands(tier).stream()
                .map(band -> of(least(target, card, band), target, card, band))
                .filter(exchange ->
                        exchange.band().equals(card.band(tier, exchange.source().toDecimal())))
                .findFirst()
                .orElseThrow();
    }

    private static Exchange of(Money source, Money target, RateCard card, RateCard.Band band) {
        return new Exchange(
                source, target, money(source.toDecimal().multiply(card.mid()), card.target(), HALF_EVEN), card, band);
    }

    private static Money least(Money target, RateCard card, RateCard.Band band) {
        BigDecimal source = target.toDecimal().divide(band.rate(), digits(card.source()), CEILING);
        return money(source.max(band.from()), card.source(), CEILING);
    }

    /** What the operator earns: the spread and what rounding left, in the target's currency; never below zero. */
    public Money spread() {
        return atMid.minus(target);
    }

    private static Money money(BigDecimal amount, String currency, RoundingMode rounding) {
        return Money.ofMinor(
                amount.movePointRight(digits(currency)).setScale(0, rounding).longValueExact(), currency);
    }

    private static int digits(String currency) {
        return Money.zero(currency).currency().getDefaultFractionDigits();
    }
}
