package io.okpay.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Converts random amounts, sends some across a border, and asks again when the suite does not answer. Keeps an own account of what
 * is in the wallets, from nothing but quotes and the ends of payments.
 */
final class ExchangingCustomer {

    private static final String TOP_UP = "500.00";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int OPEN_AT_ONCE = 3;
    private static final Set<String> LATER = Set.of("REQUEST_IN_PROGRESS", "TOO_MANY_REQUESTS");
    private static final String BRITISH_IBAN = "GB33BUKB20201555555555";

    private final WalletCustomer customer;
    private final Random random;
    private final ExchangeLoad load;
    private final String beneficiary;
    private final Map<String, AtomicLong> purse = new ConcurrentHashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();

    /** A payment that was accepted, at the figures of its quote. */
    private record Open(String id, JsonNode quote, @Nullable ExchangingCustomer payee) {}

    private ExchangingCustomer(WalletCustomer customer, String beneficiary, long seed, ExchangeLoad load) {
        this.customer = customer;
        this.beneficiary = beneficiary;
        this.random = new Random(seed);
        this.load = load;
    }

    /** Who lives in the US and has dollars to begin with. */
    static ExchangingCustomer rich(Gateway gateway, long seed, ExchangeLoad load) {
        WalletCustomer customer = WalletCustomer.register(gateway, "Mei Lin");
        customer.topUp(customer.bindCard("4000056655665556"), TOP_UP);
        String beneficiary = customer.call(
                        "POST",
                        "/v1/me/beneficiaries",
                        Map.of("name", "Ada King", "country", "GB", "currency", "GBP", "iban", BRITISH_IBAN))
                .expect(201)
                .at("/id");
        ExchangingCustomer rich = new ExchangingCustomer(customer, beneficiary, seed, load);
        rich.amount("USD").set(minor(TOP_UP));
        return rich;
    }

    /** Who lives elsewhere and has nothing. */
    static ExchangingCustomer payee(Gateway gateway, String country, ExchangeLoad load) {
        return new ExchangingCustomer(WalletCustomer.register(gateway, "Ken Sato", country), "none", 0, load);
    }

    /** Pays until the load has enough payments, and returns when all of its own have ended. */
    void exchange(List<ExchangingCustomer> others) {
        while (load.takesOneMore()) {
            while (!payOnce(others.get(random.nextInt(others.size())))) {
                awaitAllBut(0);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            awaitAllBut(OPEN_AT_ONCE - 1);
        }
        awaitAllBut(0);
    }

    /** By wallet, in minor units; what is there should be exactly this. */
    Map<String, Long> expected() {
        Map<String, Long> amounts = new TreeMap<>();
        purse.forEach((currency, amount) -> amounts.put(currency, amount.get()));
        amounts.values().removeIf(amount -> amount == 0);
        return amounts;
    }

    /** By wallet, in minor units; what the suite says is there. */
    Map<String, Long> available() {
        Map<String, Long> amounts = new TreeMap<>();
        for (JsonNode wallet : answered(200, () -> customer.call("GET", "/v1/me/wallets", null))
                .body()) {
            amounts.put(wallet.at("/available/currency").asText(), minor(wallet.at("/available")));
        }
        amounts.values().removeIf(amount -> amount == 0);
        return amounts;
    }

    private boolean payOnce(ExchangingCustomer other) {
        boolean abroad = random.nextInt(6) == 0;
        ExchangingCustomer payee = !abroad ? this : other == this ? null : other;
        Map<String, Object> request = new HashMap<>();
        request.put("type", abroad ? "CROSS_BORDER_TRANSFER" : "CONVERSION");
        if (payee == null) {
            request.put("beneficiaryId", beneficiary);
        } else if (payee != this) {
            request.put("payee", Map.of("phone", payee.customer.phone()));
        }
        String source = abroad ? "USD" : held();
        String target = payee == null ? "GBP" : anyBut(source);
        request.put("sourceAmount", money(source, abroad ? 50 + random.nextInt(100) : share(source)));
        request.put("targetCurrency", target);
        JsonNode quote = quote(request);
        if (quote != null && random.nextInt(3) == 0) {
            request.remove("sourceAmount");
            request.remove("targetCurrency");
            request.put("targetAmount", quote.at("/received"));
            request.put("sourceCurrency", source);
            quote = quote(request);
        }
        return quote != null && pay(quote, payee);
    }

    private @Nullable JsonNode quote(Map<String, Object> request) {
        Answer quote = answered(201, () -> customer.call("POST", "/v1/quotes", request));
        JsonNode obstacle = quote.body().at("/obstacles/0");
        if (!obstacle.isMissingNode()) {
            load.note("obstacle " + obstacle.at("/code").asText());
            return null;
        }
        return quote.body();
    }

    private boolean pay(JsonNode quote, @Nullable ExchangingCustomer payee) {
        String key = UUID.randomUUID().toString();
        Answer payment = answered(0, () -> customer.pay(quote.at("/id").asText(), key));
        if (payment.status() != 201) {
            load.note("refused " + payment.at("/code"));
            return false;
        }
        amount(currency(quote.at("/totalDebit"))).addAndGet(-minor(quote.at("/totalDebit")));
        open.add(new Open(payment.at("/id"), quote, payee));
        return true;
    }

    private void awaitAllBut(int count) {
        while (open.size() > count) {
            Open one = open.remove();
            Answer end = ended(one.id());
            load.note(end.at("/state") + " " + end.at("/type"));
            JsonNode quote = one.quote();
            if (end.at("/state").equals("COMPLETED")) {
                completed(quote, one.payee());
            } else {
                load.note("because of " + end.at("/failure/code"));
                amount(currency(quote.at("/totalDebit"))).addAndGet(minor(quote.at("/totalDebit")));
            }
        }
    }

    private void completed(JsonNode quote, @Nullable ExchangingCustomer payee) {
        JsonNode exchange = quote.at("/exchange");
        String source = currency(quote.at("/totalDebit"));
        String target = currency(quote.at("/received"));
        long exchanged = minor(quote.at("/totalDebit"));
        for (JsonNode fee : quote.at("/fees")) {
            exchanged -= minor(fee.at("/amount"));
        }
        load.book("FX_POSITION", source, exchanged);
        load.book("FX_POSITION", target, -minor(exchange.at("/atMid")));
        load.book("FX_SPREAD", target, minor(exchange.at("/spread")));
        if (payee != null) {
            payee.amount(target).addAndGet(minor(quote.at("/received")));
        }
    }

    private Answer ended(String payment) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Answer answer =
                    answered(200, () -> customer.call("GET", "/v1/payments/" + payment, null, "Prefer", "wait=20"));
            switch (answer.at("/state")) {
                case "COMPLETED", "FAILED", "REJECTED", "EXPIRED", "CANCELLED", "REFUNDED" -> {
                    return answer;
                }
                default -> {}
            }
        }
        throw new IllegalStateException("Payment " + payment + " has no end");
    }

    /**
     * The answer to a request that is repeated until the suite has one.
     *
     * @param status the only one that will do, or 0 for any answer
     */
    private Answer answered(int status, Supplier<Answer> request) {
        Instant end = Instant.now().plus(PATIENCE);
        String last = "nothing";
        while (Instant.now().isBefore(end)) {
            try {
                Answer answer = request.get();
                if (answer.status() == 401) {
                    customer.refresh();
                } else if (answer.status() < 500 && !LATER.contains(answer.at("/code"))) {
                    return status == 0 ? answer : answer.expect(status);
                }
                last = answer.text();
            } catch (IllegalStateException notReached) {
                last = String.valueOf(notReached.getMessage());
                if (last.startsWith("Expected status")) {
                    throw notReached;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("No answer within " + PATIENCE + ": " + last);
    }

    private String held() {
        List<String> held = ExchangeLoad.CURRENCIES.stream()
                .filter(currency -> amount(currency).get() > 0)
                .toList();
        return held.get(random.nextInt(held.size()));
    }

    private String anyBut(String source) {
        List<String> others = ExchangeLoad.CURRENCIES.stream()
                .filter(currency -> !currency.equals(source))
                .toList();
        return others.get(random.nextInt(others.size()));
    }

    private long share(String currency) {
        return 1 + random.nextLong(Math.max(1, amount(currency).get() / 6));
    }

    private AtomicLong amount(String currency) {
        return purse.computeIfAbsent(currency, one -> new AtomicLong());
    }

    private static Map<String, String> money(String currency, long minor) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return Map.of("amount", BigDecimal.valueOf(minor, digits).toPlainString(), "currency", currency);
    }

    private static String currency(JsonNode money) {
        return money.at("/currency").asText();
    }

    private static long minor(JsonNode money) {
        return minor(money.at("/amount").asText());
    }

    private static long minor(String amount) {
        return new BigDecimal(amount).unscaledValue().longValueExact();
    }
}
