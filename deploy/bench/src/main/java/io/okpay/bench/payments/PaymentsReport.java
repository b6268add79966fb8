package io.okpay.bench.payments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.okpay.bench.Bar;
import io.okpay.bench.Latencies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run's figures, as a table for people and as a file for programs.
 *
 * @param atRate the round at a fixed rate
 * @param saturated the round at saturation
 * @param floorPerSecond durable inserts of a payment's row
 * @param floor how long each of them took
 * @param booksVerified whether the ledger proves itself after all payments
 */
record PaymentsReport(
        PaymentsOptions options,
        Phase atRate,
        Phase saturated,
        double floorPerSecond,
        Latencies floor,
        boolean booksVerified) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double[] SHARES = {0.50, 0.95, 0.99};

    List<Bar> bars() {
        return List.of(
                new Bar("acceptP99Millis", atRate.accept().millisAt(0.99)[0], 150, Bar.Sense.BELOW),
                new Bar("completeP99Millis", atRate.complete().millisAt(0.99)[0], 500, Bar.Sense.BELOW),
                new Bar("sustainedPerSecond", saturated.perSecond(), 500, Bar.Sense.AT_LEAST),
                new Bar("lost", lost(), 0, Bar.Sense.AT_MOST));
    }

    boolean meetsAll() {
        return booksVerified && bars().stream().allMatch(Bar::met);
    }

    void write(Path file, PrintStream out) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json());
        table(out);
    }

    private int lost() {
        return atRate.lost() + saturated.lost();
    }

    private double ratioToFloor() {
        return saturated.perSecond() / floorPerSecond;
    }

    private ObjectNode json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("measuredAt", Instant.now().toString());
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("customers", options.customers());
        root.put("connections", PaymentLoad.CONNECTIONS);
        root.put("secondsPerRound", options.length().toSeconds());
        bars().forEach(bar -> root.put(bar.name(), rounded(bar.value())));
        root.put("ratioToFloor", rounded(ratioToFloor()));
        root.put("booksVerified", booksVerified);
        ArrayNode bars = root.putArray("bars");
        bars().forEach(bar -> bars.addObject()
                .put("name", bar.name())
                .put("bar", bar.sense().sign() + " " + bar.limit())
                .put("met", bar.met()));
        phase(root.putObject("atRate"), atRate).put("ratePerSecond", options.rate());
        phase(root.putObject("saturated"), saturated);
        ObjectNode floorNode = root.putObject("floor");
        floorNode.put("insertsPerSecond", rounded(floorPerSecond));
        millis(floorNode.putObject("millis"), floor);
        return root;
    }

    private static ObjectNode phase(ObjectNode node, Phase phase) {
        node.put("completedPerSecond", rounded(phase.perSecond()));
        node.put("accepted", phase.accepted());
        node.put("lost", phase.lost());
        millis(node.putObject("quoteMillis"), phase.quote());
        millis(node.putObject("acceptMillis"), phase.accept());
        millis(node.putObject("completeMillis"), phase.complete());
        ObjectNode cpu = node.putObject("cpuMicrosPerPayment");
        cpuMicros(phase).forEach(cpu::put);
        return node;
    }

    private static void millis(ObjectNode node, Latencies latencies) {
        double[] millis = latencies.millisAt(SHARES);
        node.put("p50", rounded(millis[0]));
        node.put("p95", rounded(millis[1]));
        node.put("p99", rounded(millis[2]));
    }

    static Map<String, Long> cpuMicros(Phase phase) {
        Map<String, Long> micros = new TreeMap<>();
        phase.cpu().forEach((part, nanos) -> micros.put(part, nanos / 1000 / Math.max(1, phase.completed())));
        return micros;
    }

    private void table(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%-28s%12s%9s%9s%9s%n",
                "from the request to the",
                "payments/s",
                "p50 ms",
                "p95 ms",
                "p99 ms");
        rows("at " + options.rate() + "/s", atRate, out);
        rows("at saturation", saturated, out);
        row("floor: one insert", floorPerSecond, floor, out);
        out.printf(
                Locale.ROOT,
                "%nratio to the floor %.3f; lost %d; books verified: %s%n",
                ratioToFloor(),
                lost(),
                booksVerified);
        for (Bar bar : bars()) {
            out.printf(
                    Locale.ROOT,
                    "%-24s%10.1f  (%s %.0f)  %s%n",
                    bar.name(),
                    bar.value(),
                    bar.sense().sign(),
                    bar.limit(),
                    bar.met() ? "met" : "NOT MET");
        }
    }

    private static void rows(String name, Phase phase, PrintStream out) {
        row(name + ": quote", phase.perSecond(), phase.quote(), out);
        row(name + ": accept", phase.perSecond(), phase.accept(), out);
        row(name + ": completed", phase.perSecond(), phase.complete(), out);
        out.println("  CPU us a payment: "
                + cpuMicros(phase).entrySet().stream()
                        .map(part -> part.getKey() + " " + part.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static void row(String name, double perSecond, Latencies latencies, PrintStream out) {
        double[] millis = latencies.millisAt(SHARES);
        out.printf(Locale.ROOT, "%-28s%12.0f%9.1f%9.1f%9.1f%n", name, perSecond, millis[0], millis[1], millis[2]);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
