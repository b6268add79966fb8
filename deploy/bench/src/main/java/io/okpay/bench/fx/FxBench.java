package io.okpay.bench.fx;

import io.okpay.bench.BenchException;
import io.okpay.bench.Latencies;
import io.okpay.bench.Microbenchmark;
import io.okpay.bench.load.Answers;
import io.okpay.bench.load.Customers;
import io.okpay.bench.load.InsertFloor;
import io.okpay.bench.load.MeasuredSuite;
import io.okpay.bench.load.ResultFile;
import io.okpay.bench.load.SteadyLoad;
import io.okpay.local.Suite;
import io.okpay.local.SuiteOptions;
import io.okpay.system.Gateway;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The whole suite on this machine with a provider of many rates, whose cards are renewed every second. */
public final class FxBench {

    /** What the command line takes. */
    public static final String USAGE =
            "       ./okpay bench fx [--currencies N] [--customers N] [--rate N] [--seconds N] [--warm-up N] [--jfr]";

    /** As many currencies as the bar of publishing is about. */
    static final int FEW = 40;

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FxOptions options;
    private final Suite suite;
    private final CardIssues issues;
    private final Map<String, Double> pricing;

    private FxBench(FxOptions options, Suite suite, CardIssues issues, Map<String, Double> pricing) {
        this.options = options;
        this.suite = suite;
        this.issues = issues;
        this.pricing = pricing;
    }

    /**
     * Runs, prints, and writes {@code fx.json}; true when all bars are met.
     *
     * @throws IllegalArgumentException when the arguments make no sense
     */
    public static boolean run(List<String> arguments) {
        FxOptions options = FxOptions.parse(arguments);
        List<String> many = ServedCurrencies.chosen(options.currencies());
        say("the pricing alone");
        Map<String, Double> pricing = Microbenchmark.scores(PricingBenchmark.class);
        try (RateSource source = new RateSource(many);
                Suite suite = Suite.start(suite(options, source, many));
                CardIssues issues = new CardIssues(suite.kafkaBrokers())) {
            return new FxBench(options, suite, issues, pricing).measure(many);
        }
    }

    private static SuiteOptions suite(FxOptions options, RateSource source, List<String> currencies) {
        List<String> read =
                currencies.stream().filter(currency -> !currency.equals("EUR")).toList();
        return MeasuredSuite.options(options.flightRecording() ? "fx" : "")
                .withEnvironment("OKPAY_RATE_STREAM_URL", source.url())
                .withEnvironment("OKPAY_FEED_STREAM_CURRENCIES", String.join(",", read))
                // Cards are looked after once a second: a bit less than that makes an issue of each look.
                .withEnvironment("OKPAY_CARD_RENEW_EVERY", "PT0.7S");
    }

    private boolean measure(List<String> many) {
        Gateway gateway = new Gateway(suite.gatewayUrl(), suite.sandboxUrl(), line -> {});
        Customers customers = Customers.register(gateway, options.customers());
        say(options.customers() + " customers are ready");
        Latencies few = publish(ServedCurrencies.chosen(FEW));
        Latencies all = publish(many);
        double cardsPerSecond = issues.cardsPerSecond();
        int port = URI.create(suite.gatewayUrl()).getPort();
        QuoteRequests requests = new QuoteRequests(port, customers, many);
        SteadyLoad quoting = new SteadyLoad(port, CREATED);
        say("warming up");
        quoting.saturate(options.warmUp(), requests.quotes());
        pause();
        customers.refresh();
        issues.clear();
        Answers quotes = quoting.atRate(options.rate(), options.length(), requests.quotes());
        double cardsBesideQuotes = issues.cardsPerSecond();
        ResultFile.line(System.out, "quotes at " + options.rate() + "/s", quotes);
        pause();
        Answers saturated = quoting.saturate(options.length(), requests.quotes());
        pause();
        Answers previews = new SteadyLoad(port, OK).atRate(options.rate(), options.length(), requests.previews());
        pause();
        customers.refresh();
        Answers lookups = new SteadyLoad(port, NOT_FOUND).atRate(options.rate(), options.length(), requests.lookups());
        pause();
        Latencies inserts = new Latencies();
        double insertsPerSecond = new InsertFloor(suite.jdbcUrl("payment"), "payment_owner", "quote", List.of("id"))
                .perSecond(SteadyLoad.CONNECTIONS, options.length(), inserts);
        return new FxReport(
                        options,
                        pricing,
                        few,
                        all,
                        cardsPerSecond,
                        cardsBesideQuotes,
                        quotes,
                        saturated,
                        previews,
                        lookups,
                        insertsPerSecond,
                        inserts)
                .write(System.out);
    }

    /** Lets the suite serve these currencies and hears its issues of cards for a while, with nothing else to do. */
    private Latencies publish(List<String> currencies) {
        int cards = currencies.size() * (currencies.size() - 1) / 2;
        ServedCurrencies.serve(suite.jdbcUrl("fx"), currencies);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (issues.whole(cards) < 3) {
            if (System.nanoTime() > deadline) {
                throw new BenchException("No issue of " + cards + " cards came within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        // What is compiled and what is not should be the same for all.
        LockSupport.parkNanos(options.length().toNanos());
        issues.clear();
        LockSupport.parkNanos(options.length().toNanos());
        Latencies durations = issues.durations(cards);
        ResultFile.line(System.out, cards + " cards", issues.cardsPerSecond(), durations, Map.of());
        return durations;
    }

    /** The suite is never idle, as cards are renewed; requests that are late are over by then. */
    private static void pause() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    }

    private static void say(String line) {
        System.out.println("  bench  " + line);
    }
}
