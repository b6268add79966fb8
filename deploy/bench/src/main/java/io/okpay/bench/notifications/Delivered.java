package io.okpay.bench.notifications;

import io.okpay.bench.Latencies;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of the messages of one round.
 *
 * @param asked how many the broker took
 * @param lost how many of them no provider was given
 * @param latencies from the moment when each was due to its acceptance
 * @param perSecond accepted between the first and the last acceptance
 * @param cpu nanoseconds by part of the system, empty when a part was not there all the time
 */
record Delivered(int asked, int lost, Latencies latencies, double perSecond, Map<String, Long> cpu) {

    /** Of the messages from a number on. */
    static Delivered since(int first, MessageCommands commands, ProviderBook book, Map<String, Long> cpu) {
        Latencies latencies = new Latencies();
        int asked = 0;
        int lost = 0;
        Instant begin = Instant.MAX;
        Instant end = Instant.MIN;
        for (Map.Entry<Integer, Instant> message : commands.askedAt().entrySet()) {
            if (message.getKey() < first) {
                continue;
            }
            asked++;
            Instant accepted = book.acceptedAt().get(message.getKey());
            if (accepted == null) {
                lost++;
                continue;
            }
            latencies.add(Duration.between(message.getValue(), accepted).toNanos());
            begin = accepted.isBefore(begin) ? accepted : begin;
            end = accepted.isAfter(end) ? accepted : end;
        }
        double seconds =
                asked == lost ? Double.NaN : Duration.between(begin, end).toNanos() / 1e9;
        return new Delivered(asked, lost, latencies, (asked - lost) / seconds, cpu);
    }

    /** Microseconds of CPU for each message, by part of the system. */
    Map<String, Double> cpuMicros() {
        Map<String, Double> micros = new TreeMap<>();
        cpu.forEach((part, nanos) -> micros.put(part, nanos / 1e3 / Math.max(1, asked - lost)));
        return micros;
    }
}
