package io.okpay.notification.webhook.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The waits between attempts. Each is up to a tenth shorter by chance, so that what failed together does not return together, and
 * the whole never takes longer than the waits together.
 *
 * @param waits after the first attempt, after the second, and so on
 */
record RetrySchedule(List<Duration> waits) {

    private static final int PARTS = 10;

    RetrySchedule {
        waits = List.copyOf(waits);
    }

    /** The wait after so many failed attempts, from 1 on; nothing when the last one has failed. */
    Optional<Duration> after(int attempts, RandomGenerator random) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(attempts - 1);
        return Optional.of(wait.minusMillis(random.nextLong(wait.toMillis() / PARTS + 1)));
    }
}
