package io.okpay.bench.load;

import io.okpay.bench.Latencies;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of requests.
 *
 * @param latencies from the moment when each was due to its answer; to the end of all waiting for those without an answer
 * @param inTime answered before the stretch of time ended
 * @param seconds how long that was
 * @param late answered after it, or never begun
 * @param refused answered with another status than expected
 * @param cpu nanoseconds by part of the system
 */
public record Answers(Latencies latencies, int inTime, double seconds, int late, int refused, Map<String, Long> cpu) {

    /** As many as were answered while it was measured. */
    public double perSecond() {
        return inTime / seconds;
    }

    /** Microseconds of CPU for each answer, by part of the system. */
    public Map<String, Double> cpuMicros() {
        Map<String, Double> micros = new TreeMap<>();
        cpu.forEach((part, nanos) -> micros.put(part, nanos / 1e3 / Math.max(1, inTime)));
        return micros;
    }

    /** The same for all parts together, without the benchmark itself. */
    public double cpuMicrosOf(String... parts) {
        double micros = 0;
        for (String part : parts) {
            micros += cpuMicros().getOrDefault(part, 0.0);
        }
        return micros;
    }
}
