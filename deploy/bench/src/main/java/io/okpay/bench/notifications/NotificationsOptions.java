package io.okpay.bench.notifications;

import io.okpay.bench.load.Arguments;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param rate messages a second
 * @param mailPercent how many of a hundred messages are e-mails; the others are SMS
 * @param length of each round
 * @param warmUp how long messages are sent before the first round
 * @param flightRecording whether the services record themselves with JFR
 */
record NotificationsOptions(int rate, int mailPercent, Duration length, Duration warmUp, boolean flightRecording) {

    /**
     * Reads the arguments after {@code notifications}.
     *
     * @throws IllegalArgumentException when they make no sense
     */
    static NotificationsOptions parse(List<String> arguments) {
        Arguments given = new Arguments(arguments);
        NotificationsOptions options = new NotificationsOptions(
                given.number("--rate", 500),
                given.number("--mail-percent", 20),
                Duration.ofSeconds(given.number("--seconds", 15)),
                Duration.ofSeconds(given.number("--warm-up", 15)),
                given.has("--jfr"));
        given.end();
        if (options.mailPercent() > 99) {
            throw new IllegalArgumentException("--mail-percent needs a whole number from 1 to 99");
        }
        return options;
    }
}
