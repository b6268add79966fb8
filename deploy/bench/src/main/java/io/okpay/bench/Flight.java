package io.okpay.bench;

import java.util.BitSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The commands of one round, from the moment they are due to their results. One thread sends, another one hears results. */
final class Flight {

    private static final AtomicInteger FLIGHTS = new AtomicInteger();
    private static final int INDEX_BITS = 36;

    private final long number = FLIGHTS.incrementAndGet();
    private final long from;
    private final long to;
    private final AtomicLongArray dueAt;
    private final Semaphore free;
    private final BitSet answered = new BitSet();
    private final Latencies latencies = new Latencies();
    private final AtomicInteger results = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private int inTime;
    private int sent;
    private volatile @Nullable String failure;

    /**
     * A flight that measures between two moments of {@link System#nanoTime()}.
     *
     * @param most how many commands it can have
     * @param window how many of them may wait for their results at a time
     */
    Flight(long from, long to, int most, int window) {
        this.from = from;
        this.to = to;
        this.dueAt = new AtomicLongArray(most);
        this.free = new Semaphore(window);
    }

    /** Waits a moment for a place among those that wait for results. */
    boolean hasRoom() {
        try {
            return sent < dueAt.length() && free.tryAcquire(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    /** Takes down the next command and returns what its payment id has to carry. */
    long depart(long due) {
        int index = sent++;
        dueAt.set(index, due);
        return (number << INDEX_BITS) | index;
    }

    int sent() {
        return sent;
    }

    /** Takes down a result; those of other flights are passed over. */
    void arrive(long payload, boolean posted, long now) {
        if (payload >>> INDEX_BITS != number) {
            return;
        }
        int index = (int) (payload & ((1L << INDEX_BITS) - 1));
        if (answered.get(index)) {
            repeated.incrementAndGet();
            return;
        }
        answered.set(index);
        if (now >= from && now < to) {
            inTime++;
        }
        long due = dueAt.get(index);
        if (due >= from && due < to) {
            latencies.add(now - due);
        }
        if (!posted) {
            rejected.incrementAndGet();
        }
        results.incrementAndGet();
        free.release();
    }

    void fail(String reason) {
        failure = reason;
    }

    /** Waits until each command has its result, or until no result came for so many seconds. */
    void land(int patienceSeconds) {
        int last = -1;
        long deadline = 0;
        while (results.get() < sent && failure == null) {
            if (results.get() != last) {
                last = results.get();
                deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
            } else if (System.nanoTime() > deadline) {
                return;
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Results that came while it measured; to be read after {@link #land}. */
    int inTime() {
        return inTime;
    }

    /** Of the commands that were due while it measured; to be read after {@link #land}. */
    Latencies latencies() {
        return latencies;
    }

    /** Why the flight counts for nothing, or null. */
    @Nullable String fault() {
        if (failure != null) {
            return failure;
        }
        if (results.get() == sent && rejected.get() == 0 && repeated.get() == 0) {
            return null;
        }
        return sent + " commands, " + results + " results, " + rejected + " rejected, " + repeated + " repeated";
    }
}
