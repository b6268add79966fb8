package io.okpay.bench.notifications;

import io.okpay.bench.BenchException;
import io.okpay.bench.CpuTimes;
import io.okpay.bench.Latencies;
import io.okpay.bench.Quiet;
import io.okpay.bench.load.MeasuredSuite;
import io.okpay.bench.load.ResultFile;
import io.okpay.local.SigningKey;
import io.okpay.local.Suite;
import io.okpay.local.SuiteOptions;
import io.okpay.system.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** notification-service with its database, its broker and the sandbox as its providers, on this machine. */
public final class NotificationsBench {

    /** What the command line takes. */
    public static final String USAGE =
            "       ./okpay bench notifications [--rate N] [--mail-percent N] [--seconds N] [--warm-up N] [--jfr]";

    private static final String SERVICE = "notification-service";
    private static final Set<String> NOT_NEEDED =
            Set.of("keycloak", "gateway", "account-service", "payment-service", "fx-service");
    private static final String SMS_KEY = "local-only-sms-key";

    /** Longer than the lease of an attempt that died with the service. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As many attempts as one replica has under way. */
    private static final int AT_ONCE = 32;

    private final NotificationsOptions options;
    private final Suite suite;
    private final MessageCommands commands;
    private final ProviderBook book;

    private NotificationsBench(NotificationsOptions options, Suite suite, MessageCommands commands, ProviderBook book) {
        this.options = options;
        this.suite = suite;
        this.commands = commands;
        this.book = book;
    }

    /**
     * Runs, prints, and writes {@code notifications.json}; true when all bars are met.
     *
     * @throws IllegalArgumentException when the arguments make no sense
     */
    public static boolean run(List<String> arguments) {
        NotificationsOptions options = NotificationsOptions.parse(arguments);
        try {
            Files.createDirectories(ResultFile.FOLDER);
            SuiteOptions parts = MeasuredSuite.options(options.flightRecording() ? "notifications" : "")
                    .withoutParts(NOT_NEEDED)
                    .withEnvironment("OKPAY_ISSUER", SigningKey.ISSUER)
                    .withEnvironment("OKPAY_JWKS", new SigningKey().publicKeyIn(ResultFile.FOLDER))
                    .withEnvironment("OKPAY_SMS_API_KEY", SMS_KEY);
            Path journal = parts.stateDirectory().resolve("data/sandbox/inbox.jsonl");
            try (Suite suite = Suite.start(parts);
                    MessageCommands commands = new MessageCommands(suite.kafkaBrokers(), options.mailPercent())) {
                return new NotificationsBench(options, suite, commands, new ProviderBook(journal)).measure();
            }
        } catch (IOException e) {
            throw new BenchException("Cannot write into " + ResultFile.FOLDER + ": " + e.getMessage(), e);
        }
    }

    private boolean measure() {
        say("warming up");
        round(() -> commands.atRate(options.rate(), options.warmUp()));
        Delivered steady = round(() -> commands.atRate(options.rate(), options.length()));
        say("at " + options.rate() + "/s", steady);
        int backlog = Math.toIntExact(options.rate() * options.length().toSeconds() / 2);
        Delivered saturated = round(() -> commands.burst(backlog));
        say(backlog + " at once", saturated);
        Delivered killed = round(this::sendWhileItIsKilled);
        say("killed at " + options.rate() + "/s", killed);
        Map<String, Integer> states = MessageStates.count(suite.jdbcUrl("notification"));
        Gateway sandbox = new Gateway(suite.gatewayUrl(), suite.sandboxUrl(), line -> {});
        Latencies floor = new Latencies();
        double floorPerSecond = new DeliveryFloor(suite.jdbcUrl("notification"), suite.sandboxUrl(), SMS_KEY)
                .perSecond(AT_ONCE, options.length(), floor);
        return new NotificationsReport(
                        options,
                        steady,
                        saturated,
                        killed,
                        commands.failed(),
                        book.duplicates(),
                        sandbox.sandbox("GET", "/inbox/messages/repeats", null)
                                .expect(200)
                                .body(),
                        states,
                        floorPerSecond,
                        floor)
                .write(System.out);
    }

    /** Sends, and waits until nothing more comes. */
    private Delivered round(Runnable sending) {
        Quiet.await();
        int first = commands.askedAt().size() + commands.failed();
        Map<String, Long> before = CpuTimes.now();
        sending.run();
        book.await(commands.askedAt().size(), PATIENCE);
        return Delivered.since(first, commands, book, CpuTimes.since(before));
    }

    private void sendWhileItIsKilled() {
        CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> {
            LockSupport.parkNanos(options.length().toNanos() / 2);
            suite.kill(SERVICE);
            suite.startPart(SERVICE);
        });
        commands.atRate(options.rate(), options.length());
        killing.join();
    }

    private static void say(String round, Delivered delivered) {
        ResultFile.line(System.out, round, delivered.perSecond(), delivered.latencies(), delivered.cpuMicros());
    }

    private static void say(String line) {
        System.out.println("  bench  " + line);
    }
}
