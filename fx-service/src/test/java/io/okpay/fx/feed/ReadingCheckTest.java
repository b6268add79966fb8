package io.okpay.fx.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.fx.feed.Rejection.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    @Test
    void inThePastACurrencyMayBeginAndComeBackYearsLaterAtAnotherRateWithoutAnAlarm() {
        Instant then = Instant.parse("2018-02-01T15:00:00Z");
        Instant before = Instant.parse("2008-12-10T15:00:00Z");
        var gone = new ReadingCheck.Known(then.minusSeconds(86_400), Map.of("USD", quote("290", before)));
        var back = past(then, Map.of("USD", "122.3", "JPY", "136"), gone);
        assertThat(back.accepted()).containsOnlyKeys("USD", "JPY");
        assertThat(back.rejections()).isEmpty();
        assertThat(past(then, Map.of("JPY", "136"), gone).rejections()).isEmpty();

        var there = new ReadingCheck.Known(
                then.minusSeconds(86_400), Map.of("USD", quote("290", then.minusSeconds(86_400))));
        assertThat(past(then, Map.of("USD", "122.3", "JPY", "136"), there).rejections())
                .extracting(Rejection::reason)
                .containsExactly(Reason.JUMP);
        assertThat(past(then, Map.of("JPY", "136"), there).rejections())
                .extracting(Rejection::reason)
                .containsExactly(Reason.MISSING_CURRENCY);
    }

    private static ReadingCheck.Verdict past(Instant asOf, Map<String, String> mids, ReadingCheck.Known known) {
        return ReadingCheck.check(new Reading(asOf, decimals(mids)), known, RULES, Instant.MIN, NOW);
    }

    private static Snapshots.Quote quote(String mid, Instant asOf) {
        return new Snapshots.Quote(new BigDecimal(mid), asOf);
    }

    private static Map<String, BigDecimal> decimals(Map<String, String> mids) {
        Map<String, BigDecimal> decimals = new TreeMap<>();
        mids.forEach((currency, mid) -> decimals.put(currency, new BigDecimal(mid)));
        return decimals;
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
        return ReadingCheck.check(
                new Reading(asOf, decimals(mids)),
                new ReadingCheck.Known(LAST, Map.of("USD", quote("1.1", LAST), "JPY", quote("160", LAST))),
                RULES,
                NOW.minus(RULES.freshFor()),
                NOW);
    }
}
