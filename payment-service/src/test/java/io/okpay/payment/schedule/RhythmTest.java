package io.okpay.payment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final List<Frequency> EACH = List.of(Frequency.values());
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void aMonthThatIsTooShortMovesNoLaterPayment() {
        Rhythm rhythm = rhythm(Frequency.MONTHLY, "2027-01-31", null, null);
        assertThat(days(rhythm, 5))
                .containsExactly("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31");
    }

    @Test
    void aLeapDayIsPaidOnTheTwentyEighthOfOtherYears() {
        assertThat(days(rhythm(Frequency.YEARLY, "2028-02-29", null, null), 5))
                .containsExactly("2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29");
    }

    @Test
    void oneThatIsMadeOnceHasOneDay() {
        assertThat(rhythm(Frequency.ONCE, "2027-01-31", null, null).day(1)).isEmpty();
    }

    @Test
    void aDayBeginsInThePayersZoneAlsoWhereAClockChangeSkipsMidnight() {
        assertThat(new Rhythm(Frequency.ONCE, LocalDate.parse("2027-01-31"), null, null, ZoneId.of("Asia/Singapore"))
                        .begins(LocalDate.parse("2027-01-31")))
                .isEqualTo("2027-01-30T16:00:00Z");
        assertThat(new Rhythm(Frequency.ONCE, LocalDate.parse("2018-11-04"), null, null, ZoneId.of("America/Sao_Paulo"))
                        .begins(LocalDate.parse("2018-11-04")))
                .isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void anyRhythmRisesKeepsItsEndAndNeverPaysADayTwice() {
        Random random = new Random(4242);
        for (int i = 0; i < 2_000; i++) {
            Frequency frequency = EACH.get(random.nextInt(EACH.size()));
            LocalDate first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(2_000));
            LocalDate last = random.nextBoolean() ? first.plusDays(random.nextInt(1_500)) : null;
            Integer times = last == null && random.nextBoolean() ? 1 + random.nextInt(40) : null;
            Rhythm rhythm = new Rhythm(frequency, first, last, times, UTC);
            List<LocalDate> days = IntStream.range(0, 60)
                    .mapToObj(rhythm::day)
                    .takeWhile(Optional::isPresent)
                    .map(Optional::orElseThrow)
                    .toList();
            assertThat(days).startsWith(first).isSorted().doesNotHaveDuplicates();
            if (last != null) {
                assertThat(days).allMatch(day -> !day.isAfter(last));
            }
            if (times != null && frequency != Frequency.ONCE) {
                assertThat(days).hasSize(Math.min(60, times));
            }
            Instant now = first.atStartOfDay(UTC).toInstant().plus(random.nextInt(40_000), ChronoUnit.HOURS);
            int from = random.nextInt(5);
            int next = rhythm.next(from, now);
            LocalDate today = LocalDate.ofInstant(now, UTC);
            assertThat(next).isGreaterThanOrEqualTo(from);
            assertThat(rhythm.day(next).stream()).allMatch(day -> !day.isBefore(today));
            assertThat(IntStream.range(from, next).mapToObj(rhythm::day))
                    .allMatch(day -> day.orElseThrow().isBefore(today));
        }
    }

    private static Rhythm rhythm(Frequency frequency, String first, @Nullable String last, @Nullable Integer times) {
        return new Rhythm(frequency, LocalDate.parse(first), last == null ? null : LocalDate.parse(last), times, UTC);
    }

    private static List<String> days(Rhythm rhythm, int most) {
        return IntStream.range(0, most)
                .mapToObj(number -> rhythm.day(number).orElseThrow().toString())
                .toList();
    }
}
