package io.okpay.fx.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.fx.feed.Rejection.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LAST = NOW.minusSeconds(5);
    private static final RateFeed.Rules RULES =
            new RateFeed.Rules(Set.of("USD", "JPY"), new BigDecimal("0.05"), Duration.ofMinutes(1));

    @Test
    void aGoodReadingIsTakenWithoutTheCurrenciesThatNobodyAsksFor() {
        var verdict = check(NOW, Map.of("USD", "1.1", "JPY", "160", "XXX", "7"));
        assertThat(verdict.accepted()).containsOnlyKeys("USD", "JPY");
        assertThat(verdict.rejections()).isEmpty();
    }

    @Test
    void aCurrencyThatIsMissingZeroNegativeOrJumpsIsKeptOutAloneAndNamed() {
        assertKeptOut(Reason.MISSING_CURRENCY, null);
        assertKeptOut(Reason.NOT_POSITIVE, "0.000");
        assertKeptOut(Reason.NOT_POSITIVE, "-1.1");
        assertKeptOut(Reason.JUMP, "1.1551");
        assertKeptOut(Reason.JUMP, "1.0449");
        assertThat(check(NOW, Map.of("USD", "1.155", "JPY", "160")).rejections())
                .isEmpty();
    }

    @Test
    void aReadingWithABadDateIsKeptOutAsAWhole() {
        assertThat(refused(LAST)).isEqualTo(Reason.REPEATED);
        assertThat(refused(LAST.minusMillis(1))).isEqualTo(Reason.STALE);
        assertThat(refused(NOW.plusSeconds(61))).isEqualTo(Reason.FUTURE);
        Reading old = new Reading(NOW.minusSeconds(61), Map.of("USD", BigDecimal.ONE, "JPY", BigDecimal.TEN));
        var first = ReadingCheck.check(
                old, new ReadingCheck.Known(null, Map.of()), RULES, NOW.minus(RULES.freshFor()), NOW);
        assertThat(first.rejections()).extracting(Rejection::reason).containsExactly(Reason.STALE);
    }

    private static void assertKeptOut(Reason reason, @Nullable String usd) {
        var verdict = check(NOW, usd == null ? Map.of("JPY", "160") : Map.of("USD", usd, "JPY", "160"));
        assertThat(verdict.accepted()).containsOnlyKeys("JPY");
        assertThat(verdict.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(reason);
            assertThat(rejection.currency()).isEqualTo("USD");
        });
    }

    private static Reason refused(Instant asOf) {
        var verdict = check(asOf, Map.of("USD", "1.1", "JPY", "160"));
        assertThat(verdict.accepted()).isEmpty();
        return verdict.rejections().getFirst().reason();
    }

    private static ReadingCheck.Verdict check(Instant asOf, Map<String, String> mids) {
        Map<String, BigDecimal> decimals = new java.util.TreeMap<>();
        mids.forEach((currency, mid) -> decimals.put(currency, new BigDecimal(mid)));
        return ReadingCheck.check(
                new Reading(asOf, decimals),
                new ReadingCheck.Known(LAST, Map.of("USD", new BigDecimal("1.1"), "JPY", new BigDecimal("160"))),
                RULES,
                NOW.minus(RULES.freshFor()),
                NOW);
    }
}
