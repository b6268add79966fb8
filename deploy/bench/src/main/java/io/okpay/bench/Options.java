package io.okpay.bench;

import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param rounds how often each way is measured
 * @param length how long each time
 * @param warmUp how long each way runs before the first round
 * @param flightRecording whether the service records itself with JFR
 * @param floors whether the floors are measured too, without which there are no ratios
 */
record Options(int rounds, Duration length, Duration warmUp, boolean flightRecording, boolean floors) {

    static final String USAGE = "Usage: ./okpay bench ledger [--rounds N] [--seconds N] [--warm-up N] [--jfr] [--ours]";

    /**
     * Reads the arguments after {@code ledger}.
     *
     * @throws IllegalArgumentException when they make no sense
     */
    static Options parse(List<String> arguments) {
        int rounds = 3;
        int seconds = 10;
        int warmUp = 10;
        boolean jfr = false;
        boolean floors = true;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--rounds" -> rounds = number(arguments, ++i);
                case "--seconds" -> seconds = number(arguments, ++i);
                case "--warm-up" -> warmUp = number(arguments, ++i);
                case "--jfr" -> jfr = true;
                case "--ours" -> floors = false;
                default -> throw new IllegalArgumentException("no option \"" + arguments.get(i) + "\"");
            }
        }
        return new Options(rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), jfr, floors);
    }

    private static int number(List<String> arguments, int place) {
        if (place >= arguments.size() || !arguments.get(place).matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(arguments.get(place - 1) + " needs a whole number from 1 to 9999");
        }
        return Integer.parseInt(arguments.get(place));
    }
}
