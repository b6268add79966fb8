package io.okpay.bench;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs what is pure, without Kafka and PostgreSQL, by JMH in a JVM of its own. */
public final class Microbenchmark {

    private static final TimeValue SECOND = TimeValue.seconds(1);

    private Microbenchmark() {}

    /** The scores of a class's benchmarks, by the name of their methods. */
    public static Map<String, Double> scores(Class<?> benchmarks) {
        var options = new OptionsBuilder()
                .include(benchmarks.getName())
                .verbosity(VerboseMode.SILENT)
                .forks(1)
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(4)
                .warmupTime(SECOND)
                .measurementIterations(5)
                .measurementTime(SECOND)
                .build();
        try {
            Map<String, Double> scores = new TreeMap<>();
            for (RunResult result : new Runner(options).run()) {
                scores.put(
                        result.getPrimaryResult().getLabel(),
                        result.getPrimaryResult().getScore());
            }
            return scores;
        } catch (RunnerException e) {
            throw new BenchException(benchmarks.getSimpleName() + " could not be measured: " + e.getMessage(), e);
        }
    }
}
