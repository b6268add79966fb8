package io.okpay.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param rounds how often each way is measured
 * @param length how long each time
 * @param warmUp how long each way runs before the first round
 * @param flightRecording whether the service records itself with JFR
 * @param ways what is measured: some of {@code floors}, {@code command} and {@code http}; without the floors there are no ratios
 */
record Options(int rounds, Duration length, Duration warmUp, boolean flightRecording, Set<String> ways) {

    private static final Set<String> WAYS = Set.of("floors", "command", "http");

    static final String USAGE = "Usage: ./okpay bench ledger [--rounds N] [--seconds N] [--warm-up N] [--jfr]\n"
            + "                               [--only floors,command,http]";

    /**
     * Reads the arguments after {@code ledger}.
     *
     * @throws IllegalArgumentException when they make no sense
     */
    static Options parse(List<String> arguments) {
        int rounds = 3;
        int seconds = 10;
        int warmUp = 45;
        boolean jfr = false;
        Set<String> ways = WAYS;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--rounds" -> rounds = number(arguments, ++i);
                case "--seconds" -> seconds = number(arguments, ++i);
                case "--warm-up" -> warmUp = number(arguments, ++i);
                case "--jfr" -> jfr = true;
                case "--only" -> ways = ways(arguments, ++i);
                default -> throw new IllegalArgumentException("no option \"" + arguments.get(i) + "\"");
            }
        }
        return new Options(rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), jfr, ways);
    }

    private static Set<String> ways(List<String> arguments, int place) {
        Set<String> ways =
                place < arguments.size() ? Set.of(arguments.get(place).split(",", -1)) : Set.of();
        if (ways.isEmpty() || !WAYS.containsAll(ways)) {
            throw new IllegalArgumentException("--only needs some of floors,command,http");
        }
        return ways;
    }

    private static int number(List<String> arguments, int place) {
        if (place >= arguments.size() || !arguments.get(place).matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(arguments.get(place - 1) + " needs a whole number from 1 to 9999");
        }
        return Integer.parseInt(arguments.get(place));
    }
}
