package io.okpay.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.okpay.bench.Bar;
import io.okpay.bench.BenchException;
import io.okpay.bench.Latencies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's figures as a file for programs, and as lines for people. */
public final class ResultFile {

    /** Where results, logs and recordings are. */
    public static final Path FOLDER = Path.of("deploy", "bench", "target");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double[] SHARES = {0.50, 0.95, 0.99};

    private final ObjectNode root = JSON.createObjectNode();
    private final List<Bar> bars;

    /** The result of now. */
    public ResultFile(List<Bar> bars) {
        this.bars = bars;
        root.put("measuredAt", Instant.now().toString());
        root.put("processors", Runtime.getRuntime().availableProcessors());
        bars.forEach(bar -> put(root, bar.name(), bar.value()));
        ArrayNode all = root.putArray("bars");
        bars.forEach(bar -> all.addObject()
                .put("name", bar.name())
                .put("bar", bar.sense().sign() + " " + bar.limit())
                .put("met", bar.met()));
    }

    /** The object of the file. */
    public ObjectNode root() {
        return root;
    }

    /** A number with three decimals; null when it could not be measured, as JSON has no NaN. */
    public static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, Math.round(value * 1000) / 1000.0);
        } else {
            node.putNull(name);
        }
    }

    /** Three percentiles in milliseconds. */
    public static void millis(ObjectNode node, Latencies latencies) {
        double[] millis = latencies.millisAt(SHARES);
        put(node, "p50", millis[0]);
        put(node, "p95", millis[1]);
        put(node, "p99", millis[2]);
    }

    /** What came of requests. */
    public void answers(String name, Answers answers) {
        ObjectNode node = root.putObject(name);
        put(node, "perSecond", answers.perSecond());
        node.put("late", answers.late());
        node.put("refused", answers.refused());
        millis(node.putObject("millis"), answers.latencies());
        cpu(node, answers.cpuMicros());
    }

    /** Microseconds of CPU by part. */
    public static void cpu(ObjectNode node, Map<String, Double> micros) {
        ObjectNode parts = node.putObject("cpuMicros");
        micros.forEach((part, value) -> put(parts, part, value));
    }

    /** A line with a rate, three percentiles and what it cost by part. */
    public static void line(
            PrintStream out, String name, double perSecond, Latencies latencies, Map<String, Double> cpuMicros) {
        double[] millis = latencies.millisAt(SHARES);
        out.printf(
                Locale.ROOT,
                "%-32s%9.0f/s  p50 %7.1f  p95 %7.1f  p99 %7.1f ms%s%n",
                name,
                perSecond,
                millis[0],
                millis[1],
                millis[2],
                cpuMicros.isEmpty() ? "" : "  CPU us " + text(cpuMicros));
    }

    /** The same for answers. */
    public static void line(PrintStream out, String name, Answers answers) {
        line(out, name, answers.perSecond(), answers.latencies(), answers.cpuMicros());
        if (answers.late() + answers.refused() > 0) {
            out.printf("  of them %d late or never, %d refused%n", answers.late(), answers.refused());
        }
    }

    /** Prints the bars, writes the file, and says whether all bars are met. */
    public boolean write(String file, PrintStream out) {
        bars.forEach(bar -> out.printf(
                Locale.ROOT,
                "%-28s%12.3f  (%s %s)  %s%n",
                bar.name(),
                bar.value(),
                bar.sense().sign(),
                bar.limit(),
                bar.met() ? "met" : "NOT MET"));
        Path path = FOLDER.resolve(file);
        try {
            Files.createDirectories(FOLDER);
            JSON.writerWithDefaultPrettyPrinter().writeValue(path.toFile(), root);
        } catch (IOException e) {
            throw new BenchException("Cannot write " + path + ": " + e.getMessage(), e);
        }
        out.println("\nWritten: " + path);
        return bars.stream().allMatch(Bar::met);
    }

    private static String text(Map<String, Double> cpuMicros) {
        return cpuMicros.entrySet().stream()
                .filter(part -> part.getValue() >= 1)
                .map(part -> String.format(Locale.ROOT, "%s %.0f", part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
    }
}
