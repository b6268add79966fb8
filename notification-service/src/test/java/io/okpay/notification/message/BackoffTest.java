package io.okpay.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @Test
    void theWaitDoublesBetweenHalfAndWholeUpToTheCap() {
        Random random = new Random(42);
        for (int attempt = 1; attempt < 200; attempt++) {
            long whole = Math.min(300_000L, attempt > 20 ? 300_000L : 1000L << (attempt - 1));
            assertThat(backoff.after(attempt, random).toMillis()).isBetween(whole / 2, whole);
        }
    }

    @Test
    void messagesThatFailedTogetherReturnApart() {
        Random random = new Random(7);
        assertThat(java.util.stream.IntStream.range(0, 100)
                        .mapToLong(i -> backoff.after(6, random).toMillis())
                        .distinct()
                        .count())
                .isGreaterThan(90);
    }
}
