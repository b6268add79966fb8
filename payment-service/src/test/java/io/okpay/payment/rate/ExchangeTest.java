package io.okpay.payment.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.event.RateCardPublished;
import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");
    private static final String TIER = "STANDARD";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Test
    void thePairsAreThoseOfAllCurrenciesWithNoTwoAndThreeMinorDigits() {
        EveryPair pairs = new EveryPair(4);
        assertThat(pairs.having(0)).isGreaterThan(10);
        assertThat(pairs.having(2)).isGreaterThan(100);
        assertThat(pairs.having(3)).isGreaterThanOrEqualTo(7);
    }

    @Test
    void theCustomerNeverGetsMoreThanTheRateGivesAndLosesLessThanOneUnitToRounding() {
        new EveryPair(5).amountsOfTheSource(3, (card, source) -> {
            Exchange exchange = Exchange.ofSource(source, card, TIER);
            BigDecimal exact = source.toDecimal().multiply(exchange.band().rate());
            assertThat(exchange.source()).isEqualTo(source);
            assertThat(exchange.target().toDecimal()).isLessThanOrEqualTo(exact);
            assertThat(exact.subtract(exchange.target().toDecimal())).isLessThan(unit(card.target()));
        });
    }

    @Test
    void whatRoundingTakesIsPartOfTheSpreadWhichIsNeverBelowZero() {
        new EveryPair(9).amountsOfTheSource(3, (card, source) -> {
            Exchange exchange = Exchange.ofSource(source, card, TIER);
            BigDecimal atMid = source.toDecimal().multiply(card.mid());
            BigDecimal atRate = source.toDecimal().multiply(exchange.band().rate());
            BigDecimal rounding = atRate.subtract(exchange.target().toDecimal());
            assertThat(exchange.spread().isNegative()).isFalse();
            assertThat(exchange.target().plus(exchange.spread())).isEqualTo(exchange.atMid());
            assertThat(exchange.spread()
                            .toDecimal()
                            .subtract(atMid.subtract(atRate).add(rounding))
                            .abs())
                    .as("the operator's own half unit at the mid-market rate is all that differs")
                    .isLessThanOrEqualTo(unit(card.target()).multiply(HALF));
        });
    }

    @Test
    void aTargetAmountArrivesWholeAndCostsTheLeastThatBringsItAtTheRateOfWhatItCosts() {
        new EveryPair(6).amountsOfTheTarget(3, (card, target) -> {
            Exchange exchange = Exchange.ofTarget(target, card, TIER);
            assertThat(exchange.target()).isEqualTo(target);
            assertThat(exchange.band())
                    .isEqualTo(card.band(TIER, exchange.source().toDecimal()));
            assertThat(exchange.source().toDecimal().multiply(exchange.band().rate()))
                    .isGreaterThanOrEqualTo(target.toDecimal());
            assertThat(exchange.spread().isNegative()).isFalse();
            Money less = exchange.source().minus(Money.ofMinor(1, card.source()));
            assertThat(Exchange.ofSource(less, card, TIER).target()).isLessThan(target);
        });
    }

    @Test
    void pricedBySourceAndThenByTheTargetItComesToTheFiguresAreTheSameButForOneUnitOfTheCoarserCurrency() {
        new EveryPair(7).amountsOfTheSource(3, (card, source) -> {
            Exchange bySource = Exchange.ofSource(source, card, TIER);
            if (!bySource.target().isPositive()) {
                return;
            }
            Exchange byTarget = Exchange.ofTarget(bySource.target(), card, TIER);
            assertThat(byTarget.target()).isEqualTo(bySource.target());
            assertThat(byTarget.source()).isLessThanOrEqualTo(source);
            if (byTarget.band().equals(bySource.band())) {
                BigDecimal oneOfTarget =
                        unit(card.target()).divide(bySource.band().rate(), MathContext.DECIMAL64);
                assertThat(source.minus(byTarget.source()).toDecimal())
                        .isLessThanOrEqualTo(oneOfTarget.max(unit(card.source())));
                assertThat(Exchange.ofSource(byTarget.source(), card, TIER).target())
                        .isEqualTo(bySource.target());
            }
            Exchange again = Exchange.ofTarget(
                    Exchange.ofSource(byTarget.source(), card, TIER).target(), card, TIER);
            assertThat(again.source()).as("asked once more, nothing changes").isEqualTo(byTarget.source());
        });
    }

    @Test
    void thereAndBackNeverEarnsAnything() {
        EveryPair pairs = new EveryPair(8);
        pairs.thereAndBack((there, back) -> {
            Money start = pairs.amount(there.source());
            Money away = Exchange.ofSource(start, there, TIER).target();
            assertThat(Exchange.ofSource(away, back, TIER).target()).isLessThanOrEqualTo(start);
        });
    }

    @Test
    void whereTheSpreadRisesWithTheAmountALargeTargetIsNotHadAtTheRateOfSmallOnes() {
        RateCard card = RateCard.selling(RatesInTests.card(
                "USD/CHF",
                BigDecimal.ONE,
                1,
                UNTIL,
                List.of(RatesInTests.band("0", "0.01", "1"), RatesInTests.band("1000", "0.1", "1"))));
        assertThat(Exchange.ofTarget(Money.of("1500.00", "CHF"), card, TIER).source())
                .isEqualTo(Money.of("1666.67", "USD"));
        assertThat(Exchange.ofTarget(Money.of("950.00", "CHF"), card, TIER).source())
                .isEqualTo(Money.of("959.60", "USD"));
    }

    @Test
    void theFiguresOfAnExampleBothWaysRound() {
        RateCardPublished card = RatesInTests.card("USD/JPY", "150", "0.01", 1, UNTIL);
        Exchange yen = Exchange.ofSource(Money.of("10.01", "USD"), RateCard.selling(card), TIER);
        assertThat(yen.target()).isEqualTo(Money.of("1486", "JPY"));
        assertThat(yen.atMid()).isEqualTo(Money.of("1502", "JPY"));
        assertThat(yen.spread()).isEqualTo(Money.of("16", "JPY"));
        Exchange dollars = Exchange.ofTarget(Money.of("10.00", "USD"), RateCard.buying(card), TIER);
        assertThat(dollars.source()).isEqualTo(Money.of("1516", "JPY"));
        assertThat(dollars.spread()).isEqualTo(Money.of("0.11", "USD"));
    }

    private static BigDecimal unit(String currency) {
        return Money.ofMinor(1, currency).toDecimal();
    }
}
