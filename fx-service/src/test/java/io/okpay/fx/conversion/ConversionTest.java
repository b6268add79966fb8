package io.okpay.fx.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.fx.card.Issue;
import io.okpay.fx.card.PriceCards;
import io.okpay.fx.card.RateCard;
import io.okpay.fx.rate.MidRates;
import io.okpay.fx.spread.SpreadRule;
import io.okpay.fx.spread.SpreadTable;
import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Over all pairs of currencies with 0, 2 and 3 minor digits. */
class ConversionTest {

    private static final String STANDARD = SpreadTable.STANDARD;
    private static final List<RateCard> CARDS = PriceCards.price(
                    new MidRates(
                            "EUR",
                            Map.of(
                                    "USD", new BigDecimal("1.0812"),
                                    "JPY", new BigDecimal("161.34"),
                                    "KRW", new BigDecimal("1478.21"),
                                    "KWD", new BigDecimal("0.33381"),
                                    "BHD", new BigDecimal("0.4091"),
                                    "IDR", new BigDecimal("17420.33"))),
                    new SpreadTable(
                            1,
                            List.of(
                                    new SpreadRule(null, null, null, BigDecimal.ZERO, rate("0.006"), rate("0.01")),
                                    new SpreadRule(null, null, null, rate("10000"), rate("0.004"), rate("0.01")))),
                    new Issue(1, "TEST", Instant.parse("2026-11-23T12:00:00Z"), Instant.parse("2026-11-23T13:00:00Z")))
            .stream()
            .flatMap(card -> Stream.of(card, card.inverse()))
            .toList();

    private final Random random = new Random(42);

    @Test
    void theCustomerNeverGetsMoreThanTheRateGives() {
        everyPair((card, amount) -> {
            Conversion conversion = Conversion.ofSource(amount, card, STANDARD);
            BigDecimal exact = amount.toDecimal().multiply(conversion.band().sell());
            assertThat(conversion.target().toDecimal()).isLessThanOrEqualTo(exact);
            assertThat(exact.subtract(conversion.target().toDecimal())).isLessThan(unit(conversion.target()));
            assertThat(conversion.spreadAmount().isNegative()).isFalse();
        });
    }

    @Test
    void pricedByTheTargetThatASourceComesToTheSourceIsNoMoreAndTheTargetIsTheSame() {
        everyPair((card, amount) -> {
            Conversion bySource = Conversion.ofSource(amount, card, STANDARD);
            if (bySource.target().isPositive()) {
                Conversion byTarget = Conversion.ofTarget(bySource.target(), card, STANDARD);
                assertThat(byTarget.band()).isEqualTo(bySource.band());
                assertThat(byTarget.source()).isLessThanOrEqualTo(amount);
                BigDecimal back =
                        byTarget.source().toDecimal().multiply(byTarget.band().sell());
                assertThat(back).isGreaterThanOrEqualTo(bySource.target().toDecimal());
                assertThat(back.subtract(bySource.target().toDecimal()))
                        .isLessThan(unit(bySource.target())
                                .add(unit(amount).multiply(byTarget.band().sell())));
            }
        });
    }

    @Test
    void aTargetBetweenTwoBandsCostsNoMoreThanTheHigherBandBeginsWith() {
        RateCard card = CARDS.stream()
                .filter(one -> one.pair().toString().equals("EUR/USD"))
                .findFirst()
                .orElseThrow();
        Money atTheEdge =
                Conversion.ofSource(Money.of("10000.00", "EUR"), card, STANDARD).target();
        assertThat(Conversion.ofTarget(atTheEdge.minus(Money.of("0.01", "USD")), card, STANDARD)
                        .source())
                .isEqualTo(Money.of("10000.00", "EUR"));
    }

    @Test
    void whereTheSpreadRisesWithTheAmountALargeTargetIsNotHadAtTheRateOfSmallOnes() {
        RateCard card = PriceCards.price(
                        new MidRates("EUR", Map.of("USD", BigDecimal.ONE)),
                        new SpreadTable(
                                1,
                                List.of(
                                        new SpreadRule(null, null, null, BigDecimal.ZERO, rate("0.01"), rate("0.01")),
                                        new SpreadRule(null, null, null, rate("1000"), rate("0.1"), rate("0.1")))),
                        new Issue(1, "TEST", Instant.EPOCH, Instant.EPOCH.plusSeconds(60)))
                .getFirst();
        assertThat(Conversion.ofTarget(Money.of("1500.00", "USD"), card, STANDARD)
                        .source())
                .isEqualTo(Money.of("1666.67", "EUR"));
        assertThat(Conversion.ofTarget(Money.of("950.00", "USD"), card, STANDARD)
                        .source())
                .isEqualTo(Money.of("959.60", "EUR"));
    }

    @Test
    void thereAndBackNeverEarnsAnything() {
        everyPair((card, amount) -> {
            Money there = Conversion.ofSource(amount, card, STANDARD).target();
            assertThat(Conversion.ofSource(there, card.inverse(), STANDARD).target())
                    .isLessThanOrEqualTo(amount);
        });
    }

    private interface Check {
        void on(RateCard card, Money amount);
    }

    private void everyPair(Check check) {
        for (RateCard card : CARDS) {
            for (int i = 0; i < 300; i++) {
                long minor = 1 + (long) Math.pow(10, random.nextDouble() * 11);
                check.on(card, Money.ofMinor(minor, card.pair().base()));
            }
        }
    }

    private static BigDecimal unit(Money money) {
        return BigDecimal.ONE.movePointLeft(money.currency().getDefaultFractionDigits());
    }

    private static BigDecimal rate(String text) {
        return new BigDecimal(text);
    }
}
