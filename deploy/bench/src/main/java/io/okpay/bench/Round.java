package io.okpay.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one way did in one stretch of time.
 *
 * @param transfers durable when the stretch ended
 * @param seconds how long the stretch was
 * @param perCommit how many transfers shared one commit
 * @param cpu nanoseconds of CPU by part of the system
 * @param fault why the round counts for nothing, or null
 */
record Round(
        long transfers,
        double seconds,
        Latencies latencies,
        double perCommit,
        Map<String, Long> cpu,
        @Nullable String fault) {

    double perSecond() {
        return transfers / seconds;
    }

    boolean counts() {
        return fault == null;
    }

    Round inCommitsOf(double size) {
        return new Round(transfers, seconds, latencies, size, cpu, fault);
    }

    Round withFault(@Nullable String found) {
        return fault != null || found == null ? this : new Round(transfers, seconds, latencies, perCommit, cpu, found);
    }
}
