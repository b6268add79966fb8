package io.okpay.payment.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.event.RateCardPublished;
import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");
    private static final String TIER = "STANDARD";

    /** How much of each one euro is worth: currencies of no, two and three minor digits. */
    private static final Map<String, String> FOR_ONE_EURO = new TreeMap<>(Map.ofEntries(
            Map.entry("EUR", "1"),
            Map.entry("USD", "1.0837"),
            Map.entry("GBP", "0.85512"),
            Map.entry("CHF", "0.94371"),
            Map.entry("CNY", "7.8213"),
            Map.entry("INR", "90.447"),
            Map.entry("IDR", "17011.93"),
            Map.entry("JPY", "161.83"),
            Map.entry("KRW", "1459.21"),
            Map.entry("CLP", "1020.37"),
            Map.entry("KWD", "0.33347"),
            Map.entry("BHD", "0.40859"),
            Map.entry("TND", "3.3713")));

    private static List<RateCard> cards() {
        List<RateCard> cards = new ArrayList<>();
        List<String> currencies = List.copyOf(FOR_ONE_EURO.keySet());
        for (int i = 0; i < currencies.size(); i++) {
            for (int j = i + 1; j < currencies.size(); j++) {
                RateCardPublished card = card(currencies.get(i), currencies.get(j));
                cards.add(RateCard.selling(card));
                cards.add(RateCard.buying(card));
            }
        }
        return cards;
    }

    private static RateCardPublished card(String base, String quote) {
        String mid = new BigDecimal(FOR_ONE_EURO.get(quote))
                .divide(new BigDecimal(FOR_ONE_EURO.get(base)), new MathContext(10, RoundingMode.HALF_EVEN))
                .toPlainString();
        BigDecimal unit = new BigDecimal(FOR_ONE_EURO.get(base));
        return RatesInTests.card(
                base + "/" + quote,
                new BigDecimal(mid),
                1,
                UNTIL,
                List.of(
                        RatesInTests.band("0", "0.006", mid),
                        RatesInTests.band(
                                unit.multiply(BigDecimal.valueOf(1_000)).toPlainString(), "0.004", mid),
                        RatesInTests.band(
                                unit.multiply(BigDecimal.valueOf(10_000)).toPlainString(), "0.0025", mid)));
    }

    @Test
    void betweenAllPairsAndAmountsTheCustomerNeverGetsMoreThanTheRateGivesAndTheOperatorKeepsLessThanOneUnitOverIt() {
        Random random = new Random(5);
        for (RateCard card : cards()) {
            for (int i = 0; i < 200; i++) {
                Exchange exchange = Exchange.ofSource(amount(random, card.source()), card, TIER);
                BigDecimal exact =
                        exchange.source().toDecimal().multiply(exchange.band().rate());
                assertThat(exchange.target().toDecimal()).isLessThanOrEqualTo(exact);
                assertThat(exact.subtract(exchange.target().toDecimal())).isLessThan(unit(card.target()));
                assertBooks(exchange);
            }
        }
    }

    @Test
    void aTargetAmountCostsTheLeastThatBringsIt() {
        Random random = new Random(6);
        for (RateCard card : cards()) {
            for (int i = 0; i < 200; i++) {
                Money target = amount(random, card.target());
                Exchange exchange = Exchange.ofTarget(target, card, TIER);
                assertThat(exchange.target()).isEqualTo(target);
                assertThat(exchange.source()
                                .toDecimal()
                                .multiply(exchange.band().rate()))
                        .isGreaterThanOrEqualTo(target.toDecimal());
                Money less = exchange.source().minus(Money.ofMinor(1, card.source()));
                assertThat(Exchange.ofSource(less, card, TIER).target()).isLessThan(target);
                assertBooks(exchange);
            }
        }
    }

    @Test
    void pricedBySourceAndThenByTheTargetItComesToTheSameTargetAndASourceThatIsOneUnitOfTheCoarserCurrencyAwayAtMost() {
        Random random = new Random(7);
        for (RateCard card : cards()) {
            for (int i = 0; i < 200; i++) {
                Exchange bySource = Exchange.ofSource(amount(random, card.source()), card, TIER);
                if (!bySource.target().isPositive()) {
                    continue;
                }
                Exchange byTarget = Exchange.ofTarget(bySource.target(), card, TIER);
                assertThat(byTarget.target()).isEqualTo(bySource.target());
                assertThat(byTarget.source()).isLessThanOrEqualTo(bySource.source());
                assertThat(Exchange.ofSource(byTarget.source(), card, TIER).target())
                        .isEqualTo(bySource.target());
                BigDecimal oneOfTarget =
                        unit(card.target()).divide(bySource.band().rate(), MathContext.DECIMAL64);
                boolean sameBand = byTarget.band().equals(bySource.band());
                if (sameBand) {
                    assertThat(bySource.source().minus(byTarget.source()).toDecimal())
                            .isLessThanOrEqualTo(oneOfTarget.max(unit(card.source())));
                }
            }
        }
    }

    @Test
    void thereAndBackNeverEarnsAnything() {
        Random random = new Random(8);
        List<RateCard> cards = cards();
        for (int pair = 0; pair < cards.size(); pair += 2) {
            for (int i = 0; i < 200; i++) {
                Money start = amount(random, cards.get(pair).source());
                Money there = Exchange.ofSource(start, cards.get(pair), TIER).target();
                assertThat(Exchange.ofSource(there, cards.get(pair + 1), TIER).target())
                        .isLessThanOrEqualTo(start);
            }
        }
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

    /** Positions and spread are what the wallets do not move: with them each currency sums to zero. */
    private static void assertBooks(Exchange exchange) {
        assertThat(exchange.spread().isNegative()).isFalse();
        assertThat(exchange.target().plus(exchange.spread())).isEqualTo(exchange.atMid());
    }

    private static Money amount(Random random, String currency) {
        return Money.ofMinor(1 + random.nextLong(random.nextBoolean() ? 1_000 : 10_000_000_000L), currency);
    }

    private static BigDecimal unit(String currency) {
        return Money.ofMinor(1, currency).toDecimal();
    }
}
