package io.okpay.bench.fx;

import io.okpay.bench.load.Arguments;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param currencies while quotes are measured
 * @param customers who ask for quotes
 * @param rate quotes a second
 * @param length of each round
 * @param warmUp how long quotes are asked for before the first round
 * @param flightRecording whether the services record themselves with JFR
 */
record FxOptions(int currencies, int customers, int rate, Duration length, Duration warmUp, boolean flightRecording) {

    /**
     * Reads the arguments after {@code fx}.
     *
     * @throws IllegalArgumentException when they make no sense
     */
    static FxOptions parse(List<String> arguments) {
        Arguments given = new Arguments(arguments);
        FxOptions options = new FxOptions(
                given.number("--currencies", 160),
                given.number("--customers", 20),
                given.number("--rate", 500),
                Duration.ofSeconds(given.number("--seconds", 15)),
                Duration.ofSeconds(given.number("--warm-up", 30)),
                given.has("--jfr"));
        given.end();
        return options;
    }
}
