package io.okpay.bench.payments;

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
        int customers = 1000;
        int rate = 200;
        int seconds = 30;
        int warmUp = 60;
        boolean jfr = false;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--customers" -> customers = number(arguments, ++i);
                case "--rate" -> rate = number(arguments, ++i);
                case "--seconds" -> seconds = number(arguments, ++i);
                case "--warm-up" -> warmUp = number(arguments, ++i);
                case "--jfr" -> jfr = true;
                default -> throw new IllegalArgumentException("no option \"" + arguments.get(i) + "\"");
            }
        }
        if (customers < 2) {
            throw new IllegalArgumentException("--customers needs two at least");
        }
        return new PaymentsOptions(customers, rate, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), jfr);
    }

    private static int number(List<String> arguments, int place) {
        if (place >= arguments.size() || !arguments.get(place).matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(arguments.get(place - 1) + " needs a whole number from 1 to 9999");
        }
        return Integer.parseInt(arguments.get(place));
    }
}
