package io.okpay.bench.payments;

import io.okpay.bench.load.Arguments;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param customers who pay each other
 * @param rate payments a second of the round at a fixed rate
 * @param length of each round
 * @param warmUp how long the suite runs before the first round
 * @param flightRecording whether the services record themselves with JFR
 */
record PaymentsOptions(int customers, int rate, Duration length, Duration warmUp, boolean flightRecording) {

    /**
     * Reads the arguments after {@code payments}.
     *
     * @throws IllegalArgumentException when they make no sense
     */
    static PaymentsOptions parse(List<String> arguments) {
        Arguments given = new Arguments(arguments);
        int customers = given.number("--customers", 1000);
        int rate = given.number("--rate", 200);
        int seconds = given.number("--seconds", 30);
        int warmUp = given.number("--warm-up", 60);
        boolean jfr = given.has("--jfr");
        given.end();
        if (customers < 2) {
            throw new IllegalArgumentException("--customers needs two at least");
        }
        return new PaymentsOptions(customers, rate, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), jfr);
    }
}
