package io.okpay.bench;

import io.okpay.bench.Figures.Measured;
import java.util.List;
import java.util.Map;

/**
 * What a run found.
 *
 * @param figures all rounds
 * @param bytes what each table and index of the books grew by for each transfer; empty when no transfer counts
 * @param decisionsPerSecond transfers decided in memory by one thread, NaN when not measured
 */
record Outcome(Figures figures, Map<String, Double> bytes, double decisionsPerSecond) {

    static final String TEXTBOOK = "textbook";
    static final String FUNCTION = "function";
    static final String COMMAND = "command";
    static final String COMMAND_AT_HALF = "command at half";
    static final String HTTP = "http";

    /** Of transfers per second, in the same run. */
    double ratio(String way, String floor, Scenario scenario) {
        return figures.bestPerSecond(way, scenario) / figures.bestPerSecond(floor, scenario);
    }

    /** What the books grew by for each transfer, with indexes. */
    double bytesPerTransfer() {
        return bytes.isEmpty()
                ? Double.NaN
                : bytes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Milliseconds from command to result at half of the saturation rate: the worse of the scenarios. */
    double p99AtHalfMillis() {
        double worst = 0;
        for (Scenario scenario : Scenario.values()) {
            // NaN wins, so that a scenario without a figure cannot pass.
            worst = Math.max(worst, figures.percentiles(new Measured(COMMAND_AT_HALF, scenario, 0))[2]);
        }
        return worst;
    }

    List<Bar> bars() {
        return List.of(
                new Bar("commandToTextbook", ratio(COMMAND, TEXTBOOK, Scenario.UNIFORM), 4, Bar.Sense.AT_LEAST),
                new Bar("commandToTextbookHot", ratio(COMMAND, TEXTBOOK, Scenario.HOT), 8, Bar.Sense.AT_LEAST),
                new Bar("commandToFunction", ratio(COMMAND, FUNCTION, Scenario.UNIFORM), 1.5, Bar.Sense.AT_LEAST),
                new Bar("commandToFunctionHot", ratio(COMMAND, FUNCTION, Scenario.HOT), 5, Bar.Sense.AT_LEAST),
                new Bar("httpToFunction", ratio(HTTP, FUNCTION, Scenario.UNIFORM), 1.5, Bar.Sense.AT_LEAST),
                new Bar("p99AtHalfMillis", p99AtHalfMillis(), 250, Bar.Sense.BELOW),
                new Bar("bytesPerTransfer", bytesPerTransfer(), 450, Bar.Sense.AT_MOST));
    }

    boolean meetsAll() {
        return bars().stream().allMatch(Bar::met);
    }
}
