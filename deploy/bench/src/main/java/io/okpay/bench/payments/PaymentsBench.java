package io.okpay.bench.payments;

import io.okpay.bench.BenchException;
import io.okpay.bench.Latencies;
import io.okpay.bench.Quiet;
import io.okpay.bench.load.Customers;
import io.okpay.bench.load.InsertFloor;
import io.okpay.bench.load.MeasuredSuite;
import io.okpay.local.Suite;
import io.okpay.system.Gateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The whole suite on this machine, customers who pay each other through its gateway, and the floor on the same PostgreSQL. */
public final class PaymentsBench {

    /** What the command line takes. */
    public static final String USAGE =
            "       ./okpay bench payments [--customers N] [--rate N] [--seconds N] [--warm-up N] [--jfr]";

    private static final Path OUTPUT = Path.of("deploy", "bench", "target");

    private PaymentsBench() {}

    /**
     * Runs, prints, and writes {@code payments.json}; true when all bars are met.
     *
     * @throws IllegalArgumentException when the arguments make no sense
     */
    public static boolean run(List<String> arguments) {
        PaymentsOptions options = PaymentsOptions.parse(arguments);
        try (Suite suite = Suite.start(MeasuredSuite.options(options.flightRecording() ? "payments" : ""))) {
            Gateway gateway = new Gateway(suite.gatewayUrl(), suite.sandboxUrl(), line -> {});
            long begin = System.nanoTime();
            Customers customers = Customers.register(gateway, options.customers());
            say(options.customers() + " customers in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)
                    + " s");
            try (Completions completions = new Completions(suite.kafkaBrokers())) {
                int port = URI.create(suite.gatewayUrl()).getPort();
                PaymentLoad load = new PaymentLoad(port, customers, completions);
                Phase warm = load.saturate(options.warmUp());
                say("warm-up", warm);
                Quiet.await();
                customers.refresh();
                Phase atRate = load.atRate(options.rate(), options.length());
                say("at " + options.rate() + "/s", atRate);
                Quiet.await();
                customers.refresh();
                Phase saturated = load.saturate(options.length());
                say("at saturation", saturated);
                Quiet.await();
                Latencies floor = new Latencies();
                double floorPerSecond = new InsertFloor(
                                suite.jdbcUrl("payment"),
                                "payment_owner",
                                "payment",
                                List.of("id", "quote_id", "transfer_id"))
                        .perSecond(PaymentLoad.CONNECTIONS, options.length(), floor);
                PaymentsReport report =
                        new PaymentsReport(options, atRate, saturated, floorPerSecond, floor, booksVerified(gateway));
                Files.createDirectories(OUTPUT);
                report.write(OUTPUT.resolve("payments.json"), System.out);
                return report.meetsAll();
            }
        } catch (IOException e) {
            throw new BenchException("Cannot write the report: " + e.getMessage(), e);
        }
    }

    private static boolean booksVerified(Gateway gateway) {
        return gateway.call("GET", "/v1/ledger/verification", Customers.staff(gateway, "finance"), null)
                .expect(200)
                .at("/verified")
                .equals("true");
    }

    private static void say(String phase, Phase figures) {
        say(String.format(
                Locale.ROOT,
                "%-16s %5.0f payments/s, accept p99 %.0f ms, complete p99 %.0f ms; CPU us %s",
                phase,
                figures.perSecond(),
                figures.accept().millisAt(0.99)[0],
                figures.complete().millisAt(0.99)[0],
                PaymentsReport.cpuMicros(figures)));
    }

    private static void say(String line) {
        System.out.println("  bench  " + line);
    }
}
