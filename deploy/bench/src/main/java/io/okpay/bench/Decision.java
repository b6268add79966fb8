package io.okpay.bench;

import io.okpay.account.ledger.DecisionBenchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The pure decision alone, without Kafka and PostgreSQL, by JMH in a JVM of its own. */
final class Decision {

    private static final TimeValue SECOND = TimeValue.seconds(1);

    private Decision() {}

    /** Transfers that one thread decides in a second, in batches of {@link DecisionBenchmark#BATCH}. */
    static double perSecond() {
        var options = new OptionsBuilder()
                .include(DecisionBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .forks(1)
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(4)
                .warmupTime(SECOND)
                .measurementIterations(5)
                .measurementTime(SECOND)
                .build();
        try {
            return new Runner(options).runSingle().getPrimaryResult().getScore();
        } catch (RunnerException e) {
            throw new BenchException("The decision could not be measured: " + e.getMessage(), e);
        }
    }
}
