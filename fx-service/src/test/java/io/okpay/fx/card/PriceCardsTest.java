package io.okpay.fx.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.rate.MidRates;
import io.okpay.fx.spread.SpreadRule;
import io.okpay.fx.spread.SpreadTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceCardsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SATURDAY = Instant.parse("2026-11-21T12:00:00Z");
    private static final MidRates MIDS = new MidRates(
            "EUR",
            Map.of("USD", new BigDecimal("1.0812"), "JPY", new BigDecimal("161.34"), "TRY", new BigDecimal("45.12")));
    private static final SpreadTable SPREADS = new SpreadTable(
            1,
            List.of(
                    rule(null, null, null, "0", "0.005", "0.01"),
                    rule(null, null, null, "10000", "0.003", "0.008"),
                    rule("TRY", null, null, "0", "0.02", "0.03"),
                    rule("USD", "EUR", null, "0", "0.004", "0.009"),
                    rule("USD", "EUR", "GOLD", "0", "0.002", "0.006")));

    @Test
    void everyPairHasOneCardInMarketOrder() {
        assertThat(cards(MONDAY))
                .extracting(card -> card.pair().toString())
                .containsExactlyInAnyOrder("EUR/JPY", "EUR/TRY", "EUR/USD", "JPY/TRY", "USD/JPY", "USD/TRY");
    }

    @Test
    void theMostSpecificSpreadWins() {
        assertThat(card("EUR/JPY", MONDAY).standard().spread()).isEqualByComparingTo("0.005");
        assertThat(card("EUR/USD", MONDAY).standard().spread()).isEqualByComparingTo("0.004");
        assertThat(card("EUR/TRY", MONDAY).standard().spread()).isEqualByComparingTo("0.02");
        assertThat(card("EUR/USD", MONDAY).band("GOLD", BigDecimal.ONE).spread())
                .isEqualByComparingTo("0.002");
        assertThat(card("EUR/USD", MONDAY).band("SILVER", BigDecimal.ONE).spread())
                .isEqualByComparingTo("0.004");
    }

    @Test
    void aLargerAmountHasItsOwnSpreadCountedInTheBaseOfThePair() {
        RateCard card = card("USD/JPY", MONDAY);
        assertThat(card.band("STANDARD", new BigDecimal("10811.99")).spread()).isEqualByComparingTo("0.005");
        assertThat(card.band("STANDARD", new BigDecimal("10812")).spread()).isEqualByComparingTo("0.003");
        assertThat(card.inverse().band("STANDARD", new BigDecimal("1613400")).spread())
                .isEqualByComparingTo("0.003");
    }

    @Test
    void whileTheMarketRestsTheSpreadIsTheWeekends() {
        assertThat(card("EUR/USD", SATURDAY).standard().spread()).isEqualByComparingTo("0.009");
        assertThat(PriceCards.isClosed(Instant.parse("2026-11-20T21:59:59Z"))).isFalse();
        assertThat(PriceCards.isClosed(Instant.parse("2026-11-20T22:00:00Z"))).isTrue();
        assertThat(PriceCards.isClosed(Instant.parse("2026-11-22T21:59:59Z"))).isTrue();
        assertThat(PriceCards.isClosed(Instant.parse("2026-11-22T22:00:00Z"))).isFalse();
    }

    @Test
    void theCustomerNeverGetsMoreThanTheMidRateLessTheSpread() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            BigDecimal mid = BigDecimal.valueOf(Math.pow(10, random.nextDouble() * 9 - 4))
                    .round(MidRates.PRECISION);
            BigDecimal spread = BigDecimal.valueOf(random.nextInt(1_000), 4);
            RateCard.Band band = RateCard.Band.of("STANDARD", BigDecimal.ZERO, spread, mid);
            BigDecimal kept = BigDecimal.ONE.subtract(spread);
            assertThat(band.sell()).isLessThanOrEqualTo(mid.multiply(kept));
            assertThat(band.buy().multiply(kept)).isGreaterThanOrEqualTo(mid);
            assertThat(band.buy().precision()).isLessThanOrEqualTo(MidRates.DIGITS);
        }
    }

    @Test
    void thereAndBackNeverEarnsTheCustomerAnything() {
        Random random = new Random(8);
        for (int round = 0; round < 500; round++) {
            Map<String, BigDecimal> rates = new TreeMap<>();
            for (String currency : List.of("USD", "JPY", "KWD")) {
                rates.put(
                        currency,
                        BigDecimal.valueOf(Math.pow(10, random.nextDouble() * 6 - 2))
                                .setScale(6, RoundingMode.UP));
            }
            for (RateCard card : PriceCards.price(new MidRates("EUR", rates), SPREADS, issue(MONDAY))) {
                BigDecimal there = card.standard().sell();
                BigDecimal back = card.inverse().standard().sell();
                assertThat(there.multiply(back)).as(card.pair().toString()).isLessThanOrEqualTo(BigDecimal.ONE);
                assertThat(card.inverse().standard().buy()).isGreaterThanOrEqualTo(back);
            }
        }
    }

    @Test
    void aTableThatDoesNotCoverEverythingIsRefused() {
        assertThatThrownBy(() -> new SpreadTable(1, List.of(rule("USD", null, null, "0", "0.005", "0.01"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCardIsValidFromItsBeginningAndNoLongerAtItsEnd() {
        Issue issue = issue(MONDAY);
        assertThat(issue.validAt(MONDAY)).isTrue();
        assertThat(issue.validAt(MONDAY.minusMillis(1))).isFalse();
        assertThat(issue.validAt(MONDAY.plusSeconds(60))).isFalse();
    }

    private static List<RateCard> cards(Instant at) {
        return PriceCards.price(MIDS, SPREADS, issue(at));
    }

    private static RateCard card(String pair, Instant at) {
        CurrencyPair wanted = CurrencyPair.parse(pair).orElseThrow();
        return cards(at).stream()
                .filter(card -> card.pair().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private static Issue issue(Instant at) {
        return new Issue(1, "ECB", at, at.plusSeconds(60));
    }

    private static SpreadRule rule(
            @Nullable String currency,
            @Nullable String other,
            @Nullable String tier,
            String from,
            String spread,
            String weekend) {
        return new SpreadRule(
                currency, other, tier, new BigDecimal(from), new BigDecimal(spread), new BigDecimal(weekend));
    }
}
