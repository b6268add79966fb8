package io.okpay.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids in order of time, like those of our services (UUID version 7), that may carry a number. */
final class TimeOrderedId {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedId() {}

    static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return of(random.nextInt(1 << 12), random.nextLong());
    }

    /**
     * An id of this millisecond.
     *
     * @param order of ids within a millisecond: the lowest 12 bits count
     * @param payload the lowest 62 bits are kept
     */
    static UUID of(long order, long payload) {
        long time = System.currentTimeMillis() << 16;
        return new UUID(time | VERSION_7 | (order & 0xfff), (payload & ~(3L << 62)) | VARIANT);
    }

    /** The lowest 62 bits that the id was made with. */
    static long payload(UUID id) {
        return id.getLeastSignificantBits() & ~(3L << 62);
    }
}
