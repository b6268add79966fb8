package io.okpay.payment.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Wakes requests that wait for a payment. Another replica's change wakes nobody here, so a waiter looks again by itself as well.
 */
@ApplicationScoped
class PaymentSignals {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final Map<UUID, Semaphore> waiting = new ConcurrentHashMap<>();

    void changed(UUID paymentId) {
        Semaphore waiter = waiting.get(paymentId);
        if (waiter != null) {
            waiter.release();
        }
    }

    /** What is read when it is as wanted, or when the time is over. */
    <T> T await(UUID paymentId, Duration time, Supplier<T> read, Predicate<T> wanted) {
        Instant end = Instant.now().plus(time);
        Semaphore waiter = waiting.computeIfAbsent(paymentId, id -> new Semaphore(0));
        try {
            while (true) {
                T latest = read.get();
                Duration left = Duration.between(Instant.now(), end);
                if (wanted.test(latest) || left.toMillis() <= 0) {
                    return latest;
                }
                if (waiter.tryAcquire(Math.min(left.toMillis(), LOOK_AGAIN.toMillis()), TimeUnit.MILLISECONDS)) {
                    waiter.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return read.get();
        } finally {
            waiting.remove(paymentId, waiter);
        }
    }
}
