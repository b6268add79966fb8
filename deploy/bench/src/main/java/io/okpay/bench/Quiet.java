package io.okpay.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Waits until the parts have finished what the last round left them to do, so that no way pays for another. */
public final class Quiet {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final double IDLE_SHARE = 0.15;

    private Quiet() {}

    public static void await() {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        double share;
        do {
            Map<String, Long> before = CpuTimes.now();
            LockSupport.parkNanos(LOOK.toNanos());
            share = (double) CpuTimes.ofParts(CpuTimes.since(before)) / LOOK.toNanos();
        } while (share > IDLE_SHARE && System.nanoTime() < deadline);
    }
}
