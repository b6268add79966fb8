package io.okpay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.okpay.bench.Figures.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's outcome as a table for people and as a file for programs. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Outcome outcome;
    private final Figures figures;
    private final Options options;

    Report(Outcome outcome, Options options) {
        this.outcome = outcome;
        this.figures = outcome.figures();
        this.options = options;
    }

    void write(Path file, PrintStream out) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json());
        table(out);
    }

    private void table(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%-9s%-24s%12s%9s%9s%9s  %s%n",
                "",
                "way",
                "transfers/s",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "CPU us a transfer");
        for (Scenario scenario : Scenario.values()) {
            figures.measured().stream()
                    .filter(measured -> measured.scenario() == scenario)
                    .forEach(measured -> row(measured, out));
        }
        out.printf(Locale.ROOT, "%-9s%-24s%12.0f%n%n", "", "decision in memory", outcome.decisionsPerSecond());
        for (Bar bar : outcome.bars()) {
            out.printf(
                    Locale.ROOT,
                    "%-24s%10.2f  (%s %s)  %s%n",
                    bar.name(),
                    bar.value(),
                    bar.sense().sign(),
                    bar.limit(),
                    bar.met() ? "met" : "NOT MET");
        }
    }

    private void row(Measured measured, PrintStream out) {
        double[] millis = figures.percentiles(measured);
        String cpu = figures.cpuMicros(measured).entrySet().stream()
                .map(part -> String.format(Locale.ROOT, "%s %.0f", part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                "%-9s%-24s%12.0f%9.2f%9.2f%9.2f  %s%n",
                measured.scenario().label(),
                measured.label(),
                figures.perSecond(measured),
                millis[0],
                millis[1],
                millis[2],
                cpu);
    }

    private ObjectNode json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("measuredAt", Instant.now().toString());
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("rounds", options.rounds());
        root.put("secondsPerRound", options.length().toSeconds());
        root.put("wallets", Scenario.WALLETS);
        ObjectNode ratios = root.putObject("ratios");
        ratios(ratios, "commandToTextbook", Outcome.COMMAND, Outcome.TEXTBOOK);
        ratios(ratios, "commandToFunction", Outcome.COMMAND, Outcome.FUNCTION);
        ratios(ratios, "httpToFunction", Outcome.HTTP, Outcome.FUNCTION);
        put(root, "p99AtHalfMillis", outcome.p99AtHalfMillis());
        put(root, "bytesPerTransfer", outcome.bytesPerTransfer());
        ObjectNode bytes = root.putObject("bytesPerTransferByRelation");
        outcome.bytes().forEach((name, each) -> put(bytes, name, each));
        put(root, "decisionsPerSecond", outcome.decisionsPerSecond());
        ArrayNode bars = root.putArray("bars");
        outcome.bars().forEach(bar -> {
            ObjectNode node = bars.addObject();
            node.put("name", bar.name());
            put(node, "value", bar.value());
            node.put("bar", bar.sense().sign() + " " + bar.limit());
            node.put("met", bar.met());
        });
        ArrayNode all = root.putArray("figures");
        figures.measured().forEach(measured -> figure(all.addObject(), measured));
        return root;
    }

    private void ratios(ObjectNode ratios, String name, String way, String floor) {
        put(ratios, name, outcome.ratio(way, floor, Scenario.UNIFORM));
        put(ratios, name + "Hot", outcome.ratio(way, floor, Scenario.HOT));
    }

    private void figure(ObjectNode node, Measured measured) {
        double[] millis = figures.percentiles(measured);
        node.put("way", measured.way());
        node.put("scenario", measured.scenario().label());
        if (measured.clients() > 0) {
            node.put("clients", measured.clients());
        }
        put(node, "transfersPerSecond", figures.perSecond(measured));
        put(node, "p50Millis", millis[0]);
        put(node, "p95Millis", millis[1]);
        put(node, "p99Millis", millis[2]);
        ObjectNode cpu = node.putObject("cpuMicrosPerTransfer");
        for (Map.Entry<String, Double> part : figures.cpuMicros(measured).entrySet()) {
            put(cpu, part.getKey(), part.getValue());
        }
        ArrayNode rounds = node.putArray("rounds");
        figures.rounds(measured).forEach(round -> {
            ObjectNode one = rounds.addObject();
            put(one, "transfersPerSecond", round.perSecond());
            put(one, "transfersPerCommit", round.perCommit());
            one.put("counts", round.counts());
            if (!round.counts()) {
                one.put("fault", round.fault());
            }
        });
    }

    /** JSON has no NaN: what could not be measured is null. */
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, Math.round(value * 1000) / 1000.0);
        } else {
            node.putNull(name);
        }
    }
}
