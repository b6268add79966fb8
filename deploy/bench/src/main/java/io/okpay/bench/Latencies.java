package io.okpay.bench;

import java.util.Arrays;

/** Every duration that was measured. One thread at a time. */
public final class Latencies {

    private long[] nanos = new long[1 << 14];
    private int count;

    public void add(long nanoseconds) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = nanoseconds;
    }

    public void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    public int count() {
        return count;
    }

    /**
     * Durations in milliseconds that these shares of all were not longer than; NaN when nothing was measured.
     *
     * @param shares each from 0 to 1
     */
    public double[] millisAt(double... shares) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Arrays.stream(shares)
                .map(share -> count == 0 ? Double.NaN : sorted[rank(share)] / 1e6)
                .toArray();
    }

    private int rank(double share) {
        return Math.clamp((long) Math.ceil(share * count) - 1, 0, count - 1);
    }
}
