package io.okpay.bench.fx;

import io.okpay.bench.HttpConnection;
import io.okpay.bench.load.Customers;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** What is asked for: conversions from dollars into every other currency by turns of chance, half of them by their target amount. */
final class QuoteRequests {

    private final int port;
    private final Customers customers;
    private final List<String> targets;
    private final SplittableRandom random = new SplittableRandom(20261202);

    QuoteRequests(int port, Customers customers, List<String> currencies) {
        this.port = port;
        this.customers = customers;
        this.targets =
                currencies.stream().filter(currency -> !currency.equals("USD")).toList();
    }

    /** Quotes that payment-service keeps, each for one of the customers. */
    Supplier<byte[]> quotes() {
        return () -> HttpConnection.post(port, "/v1/quotes", bearer(), "{\"type\":\"CONVERSION\"," + amount());
    }

    /** Previews of fx-service, for nobody in particular. */
    Supplier<byte[]> previews() {
        return () -> HttpConnection.post(port, "/v1/fx/conversions/preview", "", "{" + amount());
    }

    /** The floor: a request with a token that ends at a look for a quote that is not there. */
    Supplier<byte[]> lookups() {
        return () -> HttpConnection.get(port, "/v1/quotes/" + UUID.randomUUID(), bearer());
    }

    private String bearer() {
        return "Bearer " + customers.token(random.nextInt(customers.count()));
    }

    private String amount() {
        String target = targets.get(random.nextInt(targets.size()));
        if (random.nextBoolean()) {
            return "\"sourceAmount\":{\"amount\":\"" + random.nextInt(100, 500)
                    + ".00\",\"currency\":\"USD\"},\"targetCurrency\":\"" + target + "\"}";
        }
        int digits = Currency.getInstance(target).getDefaultFractionDigits();
        return "\"targetAmount\":{\"amount\":\"" + random.nextInt(1, 50) + (digits == 0 ? "" : "." + "0".repeat(digits))
                + "\",\"currency\":\"" + target + "\"},\"sourceCurrency\":\"USD\"}";
    }
}
