package io.okpay.bench;

import io.okpay.account.ledger.DecisionBenchmark;
import io.okpay.bench.Figures.Measured;
import io.okpay.local.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The whole run: floors and our paths in turn, round by round, on the same PostgreSQL. */
final class LedgerBench {

    private static final Path OUTPUT = Path.of("deploy", "bench", "target");
    private static final int TEXTBOOK_CLIENTS = 16;
    private static final List<Integer> FUNCTION_CLIENTS = List.of(1, 8, 32);

    private final Options options;
    private final Parts parts;
    private final ClosedLoop floors;
    private final CommandPath commands;
    private final HttpPath http;
    private final Books books;
    private final Map<String, Long> growth = new TreeMap<>();
    private long grown;
    private final Figures figures = new Figures();

    private LedgerBench(Options options, Parts parts, CommandPath commands, HttpPath http) {
        this.options = options;
        this.parts = parts;
        this.floors = new ClosedLoop(parts.postgres());
        this.commands = commands;
        this.http = http;
        this.books = new Books(parts.postgres());
    }

    /** Runs, prints, and writes the files; true when all bars are met. */
    static boolean run(Options options) {
        say("deciding in memory");
        double decisions = Microbenchmark.scores(DecisionBenchmark.class).getOrDefault("decide", Double.NaN);
        say("starting PostgreSQL, Kafka and the account-service");
        Outcome outcome;
        try {
            Files.createDirectories(OUTPUT);
            SigningKey tokens = new SigningKey();
            try (Parts parts = Parts.start(OUTPUT, tokens, options.flightRecording())) {
                Wallets wallets = new Wallets();
                wallets.open(parts.postgres());
                try (CommandPath commands = new CommandPath(parts.bootstrapServers(), wallets)) {
                    HttpPath http = new HttpPath(parts.servicePort(), tokens.financeToken(), wallets);
                    outcome = new LedgerBench(options, parts, commands, http).measure(decisions);
                }
            }
            new Report(outcome, options).write(OUTPUT.resolve("ledger.json"), System.out);
            Chart.write(outcome, OUTPUT.resolve("ledger.png"));
        } catch (IOException e) {
            throw new BenchException("Cannot write into " + OUTPUT + ": " + e.getMessage(), e);
        }
        System.out.printf("%nWritten: %s and ledger.png%n", OUTPUT.resolve("ledger.json"));
        return outcome.meetsAll();
    }

    private Outcome measure(double decisions) {
        Floor.create(parts.postgres());
        commands.fund();
        say("warming up");
        warmUp();
        for (int round = 1; round <= options.rounds(); round++) {
            for (Scenario scenario : Scenario.values()) {
                say("round %d of %d, %s".formatted(round, options.rounds(), scenario.label()));
                if (options.ways().contains("floors")) {
                    floors(scenario);
                }
                if (options.ways().contains("command")) {
                    command(scenario);
                }
                if (options.ways().contains("http")) {
                    http(scenario);
                }
            }
        }
        return new Outcome(figures, growth(), decisions);
    }

    /** What each relation grew by for each transfer of the commands' path; nothing when the books are wrong. */
    private Map<String, Double> growth() {
        Map<String, Double> each = new TreeMap<>();
        if (books.fault(transfers()) == null) {
            growth.forEach((name, bytes) -> each.put(name, (double) bytes / grown));
        }
        return each;
    }

    private long transfers() {
        return commands.commands() + http.transfers();
    }

    private void warmUp() {
        if (options.ways().contains("floors")) {
            for (Scenario scenario : Scenario.values()) {
                floors.run(new TextbookWay(), scenario, TEXTBOOK_CLIENTS, Duration.ofSeconds(1));
                floors.run(new FunctionWay(), scenario, 8, Duration.ofSeconds(1));
            }
        }
        if (options.ways().contains("command")) {
            commands.saturate(Scenario.UNIFORM, options.warmUp());
        }
        if (options.ways().contains("http")) {
            http.measure(Scenario.UNIFORM, options.warmUp());
        }
    }

    private void floors(Scenario scenario) {
        Quiet.await();
        add(
                new Measured(Outcome.TEXTBOOK, scenario, TEXTBOOK_CLIENTS),
                floors.run(new TextbookWay(), scenario, TEXTBOOK_CLIENTS, options.length()));
        for (int clients : FUNCTION_CLIENTS) {
            Quiet.await();
            add(
                    new Measured(Outcome.FUNCTION, scenario, clients),
                    floors.run(new FunctionWay(), scenario, clients, options.length()));
        }
    }

    private void command(Scenario scenario) {
        Map<String, Long> bytesBefore = books.bytes();
        long commandsBefore = commands.commands();
        Quiet.await();
        Round saturated = checked(() -> commands.saturate(scenario, options.length()));
        add(new Measured(Outcome.COMMAND, scenario, 0), saturated);
        Quiet.await();
        if (saturated.counts() && saturated.transfers() > 0) {
            add(
                    new Measured(Outcome.COMMAND_AT_HALF, scenario, 0),
                    checked(() -> commands.atRate(scenario, saturated.perSecond() / 2, options.length())));
        }
        grown += commands.commands() - commandsBefore;
        books.bytes()
                .forEach((name, bytes) -> growth.merge(name, bytes - bytesBefore.getOrDefault(name, 0L), Long::sum));
    }

    private void http(Scenario scenario) {
        Quiet.await();
        add(
                new Measured(Outcome.HTTP, scenario, HttpPath.CONNECTIONS),
                checked(() -> http.measure(scenario, options.length())));
    }

    /** A round after which the books do not balance counts for nothing. */
    private Round checked(Supplier<Round> path) {
        long transfersBefore = transfers();
        long commitsBefore = books.commits();
        Round round = path.get();
        double perCommit = (double) (transfers() - transfersBefore) / (books.commits() - commitsBefore);
        return round.inCommitsOf(perCommit).withFault(books.fault(transfers()));
    }

    private void add(Measured measured, Round round) {
        figures.add(measured, round);
        String fault = round.fault();
        say(String.format(
                Locale.ROOT,
                "  %-24s %8.0f/s  p99 %7.1f ms%s%s",
                measured.label(),
                round.perSecond(),
                round.latencies().millisAt(0.99)[0],
                round.perCommit() > 1 ? String.format(Locale.ROOT, "  %.0f a commit", round.perCommit()) : "",
                fault == null ? "" : "  COUNTS FOR NOTHING: " + fault));
    }

    private static void say(String line) {
        System.out.println("  bench  " + line);
    }
}
