package io.okpay.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rounds of a run. Only those that count make figures. */
final class Figures {

    private final Map<Measured, List<Round>> rounds = new LinkedHashMap<>();

    /**
     * What was measured.
     *
     * @param clients connections, or 0 where there is no such thing
     */
    record Measured(String way, Scenario scenario, int clients) {

        String label() {
            return way + (clients == 0 ? "" : ", " + clients + (clients == 1 ? " client" : " clients"));
        }
    }

    void add(Measured measured, Round round) {
        rounds.computeIfAbsent(measured, key -> new ArrayList<>()).add(round);
    }

    List<Measured> measured() {
        return List.copyOf(rounds.keySet());
    }

    List<Round> rounds(Measured measured) {
        return rounds.getOrDefault(measured, List.of());
    }

    /** The median of the rounds, in transfers a second; NaN when no round counts. */
    double perSecond(Measured measured) {
        double[] sorted = counting(measured).stream()
                .mapToDouble(Round::perSecond)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The client count with the most transfers a second. */
    double bestPerSecond(String way, Scenario scenario) {
        return rounds.keySet().stream()
                .filter(measured -> measured.way().equals(way) && measured.scenario() == scenario)
                .mapToDouble(this::perSecond)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    /** Over all rounds together: the milliseconds at p50, p95 and p99. */
    double[] percentiles(Measured measured) {
        Latencies all = new Latencies();
        counting(measured).forEach(round -> all.addAll(round.latencies()));
        return all.millisAt(0.50, 0.95, 0.99);
    }

    /** Microseconds of CPU for each transfer, by part of the system. */
    Map<String, Double> cpuMicros(Measured measured) {
        Map<String, Double> micros = new TreeMap<>();
        long transfers = counting(measured).stream().mapToLong(Round::transfers).sum();
        if (transfers > 0) {
            counting(measured)
                    .forEach(round -> round.cpu()
                            .forEach((part, nanos) -> micros.merge(part, nanos / 1e3 / transfers, Double::sum)));
        }
        return micros;
    }

    private List<Round> counting(Measured measured) {
        return rounds(measured).stream().filter(Round::counts).toList();
    }
}
