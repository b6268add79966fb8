package io.okpay.notification.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final List<Duration> WAITS = Stream.of(
                    "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT20H")
            .map(Duration::parse)
            .toList();
    private final RetrySchedule schedule = new RetrySchedule(WAITS);

    @Test
    void eachWaitIsTheOneOfItsPlaceAndAtMostATenthShorter() {
        Random random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            for (int attempt = 1; attempt <= WAITS.size(); attempt++) {
                Duration wait = schedule.after(attempt, random).orElseThrow();
                Duration full = WAITS.get(attempt - 1);
                assertThat(wait)
                        .isLessThanOrEqualTo(full)
                        .isGreaterThanOrEqualTo(full.multipliedBy(9).dividedBy(10));
            }
        }
    }

    @Test
    void theTenthFailureIsTheLastWithinThreeDays() {
        assertThat(schedule.after(10, new Random(7))).isEmpty();
        assertThat(WAITS.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(71), Duration.ofHours(72));
    }

    @Test
    void whatFailsTogetherDoesNotReturnTogether() {
        Random random = new Random(7);
        assertThat(Stream.generate(() -> schedule.after(4, random))
                        .limit(50)
                        .distinct()
                        .count())
                .isGreaterThan(40);
    }
}
