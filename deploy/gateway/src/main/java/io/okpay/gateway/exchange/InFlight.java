package io.okpay.gateway.exchange;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that are being answered, so that a stop can wait for them. */
public final class InFlight {

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean draining;

    void begin() {
        count.incrementAndGet();
    }

    void end() {
        count.decrementAndGet();
    }

    /** Whether the gateway is about to stop. */
    public boolean draining() {
        return draining;
    }

    /** Lets no new request in and waits until those inside are answered, or until the time is over. */
    public boolean drain(Duration atMost) throws InterruptedException {
        draining = true;
        long end = System.nanoTime() + atMost.toNanos();
        while (count.get() > 0 && System.nanoTime() - end < 0) {
            Thread.sleep(20);
        }
        return count.get() == 0;
    }
}
