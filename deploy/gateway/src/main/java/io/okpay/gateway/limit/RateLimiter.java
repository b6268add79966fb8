package io.okpay.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Token buckets in one number each (the generic cell rate algorithm): the instant at which the bucket is full again. A
 * bucket that is full is not remembered, so memory follows the clients of the last few seconds and has a ceiling.
 */
public final class RateLimiter {

    private static final String STRANGERS = "";

    private final ConcurrentMap<String, AtomicLong> fullAgainAt = new ConcurrentHashMap<>();
    private final AtomicLong lastSweep = new AtomicLong();
    private final LongSupplier nanoTime;
    private final long burst;
    private final long nanosPerToken;
    private final int maxClients;

    public RateLimiter(long perSecond, long burst, int maxClients, LongSupplier nanoTime) {
        if (perSecond < 1 || burst < 1 || maxClients < 1) {
            throw new IllegalArgumentException("a rate limit, its burst and its clients must be 1 or more");
        }
        this.burst = burst;
        this.nanosPerToken = Math.max(1, TimeUnit.SECONDS.toNanos(1) / perSecond);
        this.maxClients = maxClients;
        this.nanoTime = nanoTime;
        this.lastSweep.set(nanoTime.getAsLong());
    }

    /** Takes a token from the bucket of this client, when there is one. */
    public Decision take(String client) {
        long now = nanoTime.getAsLong();
        AtomicLong bucket = bucket(client, now);
        while (true) {
            long seen = bucket.get();
            long debt = Math.max(0, seen - now);
            if (debt + nanosPerToken > burst * nanosPerToken) {
                long wait = debt + nanosPerToken - burst * nanosPerToken;
                return new Decision(false, burst, 0, seconds(debt), seconds(wait), windowSeconds());
            }
            if (bucket.compareAndSet(seen, now + debt + nanosPerToken)) {
                long left = burst - 1 - (debt + nanosPerToken - 1) / nanosPerToken;
                return new Decision(true, burst, Math.max(0, left), seconds(debt + nanosPerToken), 0, windowSeconds());
            }
        }
    }

    int remembered() {
        return fullAgainAt.size();
    }

    private AtomicLong bucket(String client, long now) {
        AtomicLong known = fullAgainAt.get(client);
        if (known != null) {
            return known;
        }
        if (fullAgainAt.size() >= maxClients) {
            sweep(now);
        }
        // Under a flood of clients the newcomers share one bucket rather than push out those who are known.
        String remembered = fullAgainAt.size() < maxClients ? client : STRANGERS;
        return fullAgainAt.computeIfAbsent(remembered, fresh -> new AtomicLong(now));
    }

    private void sweep(long now) {
        long last = lastSweep.get();
        boolean due = now - last >= TimeUnit.SECONDS.toNanos(1);
        if (due && lastSweep.compareAndSet(last, now)) {
            fullAgainAt.values().removeIf(full -> full.get() - now <= 0);
        }
    }

    private long windowSeconds() {
        return seconds(burst * nanosPerToken);
    }

    private static long seconds(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return (nanos + second - 1) / second;
    }

    /**
     * What became of a request.
     *
     * @param allowed whether there was a token
     * @param quota the size of the bucket
     * @param remaining the tokens that are left
     * @param resetSeconds until the bucket is full
     * @param retryAfterSeconds until there is a token again
     * @param windowSeconds in which an empty bucket fills
     */
    public record Decision(
            boolean allowed,
            long quota,
            long remaining,
            long resetSeconds,
            long retryAfterSeconds,
            long windowSeconds) {

        /** The value of the {@code RateLimit-Policy} header. */
        public String policyHeader() {
            return "\"client\";q=" + quota + ";w=" + windowSeconds;
        }

        /** The value of the {@code RateLimit} header. */
        public String stateHeader() {
            return "\"client\";r=" + remaining + ";t=" + (allowed ? resetSeconds : retryAfterSeconds);
        }
    }
}
