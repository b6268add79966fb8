package io.okpay.notification.message;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter: half of the doubled wait is certain and half is random, so that messages that failed
 * together do not return together.
 *
 * @param first the wait after the first failure
 * @param longest the cap
 */
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    Duration after(int attempts, RandomGenerator random) {
        int doublings = Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
        long wait = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(wait / 2 + random.nextLong(wait / 2 + 1));
    }
}
