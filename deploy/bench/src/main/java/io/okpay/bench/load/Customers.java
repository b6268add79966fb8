package io.okpay.bench.load;

import io.okpay.bench.BenchException;
import io.okpay.system.Answer;
import io.okpay.system.Gateway;
import io.okpay.system.WalletCustomer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers who registered like anybody: a code by SMS, a password, a token of Keycloak. Each starts with 1,000.00 USD. */
public final class Customers {

    private static final int AT_ONCE = 6;
    private static final int FUNDED_AT_ONCE = 50;
    private static final String EACH = "1000.00";

    private final Gateway gateway;
    private final List<WalletCustomer> all;

    private Customers(Gateway gateway, List<WalletCustomer> all) {
        this.gateway = gateway;
        this.all = all;
    }

    /** Registers so many customers and gives them money. */
    public static Customers register(Gateway gateway, int count) {
        exemptSmallTransfers(gateway);
        Customers customers = new Customers(gateway, parallel(count, () -> registered(gateway)));
        customers.refresh();
        customers.fund();
        customers.awaitMoney();
        return customers;
    }

    /** How many there are. */
    public int count() {
        return all.size();
    }

    /** E.164. */
    public String phone(int customer) {
        return all.get(customer).phone();
    }

    /** The access token of one of them. */
    public String token(int customer) {
        return all.get(customer).token();
    }

    /** New access tokens for all, as each lives for five minutes. */
    public void refresh() {
        List<WalletCustomer> waiting = new ArrayList<>(all);
        parallel(all.size(), () -> {
            WalletCustomer next;
            synchronized (waiting) {
                next = waiting.removeLast();
            }
            next.refresh();
            return next;
        });
    }

    /** Who may do this among the staff of the local stack. */
    public static String staff(Gateway gateway, String role) {
        return gateway.login(role + "@local", "local-only-password-1")
                .expect(200)
                .at("/access_token");
    }

    /** A phone is drawn by lot, and may be taken. */
    private static WalletCustomer registered(Gateway gateway) {
        try {
            return WalletCustomer.register(gateway, "Bench Customer");
        } catch (IllegalStateException taken) {
            return WalletCustomer.register(gateway, "Bench Customer");
        }
    }

    /** Transfers of 1.00 need no factor, however many: proposed by one of the staff, approved by another. */
    private static void exemptSmallTransfers(Gateway gateway) {
        Map<String, Object> rule = Map.of(
                "kind",
                "LOW_VALUE",
                "enabled",
                true,
                "most",
                usd("1.50"),
                "total",
                usd("1000000.00"),
                "payments",
                1_000_000);
        String id = gateway.call(
                        "POST", "/v1/exemptions", staff(gateway, "risk"), rule, "Idempotency-Key", "small-transfers")
                .expect(201)
                .at("/id");
        gateway.call("POST", "/v1/exemptions/" + id + "/approval", staff(gateway, "admin"), null)
                .expect(200);
    }

    private void fund() {
        List<WalletCustomer> waiting = new ArrayList<>(all);
        List<String> wallets = parallel(all.size(), () -> {
            WalletCustomer next;
            synchronized (waiting) {
                next = waiting.removeLast();
            }
            return next.wallet();
        });
        String finance = staff(gateway, "finance");
        String controller = staff(gateway, "controller");
        for (int first = 0; first < wallets.size(); first += FUNDED_AT_ONCE) {
            List<String> some = wallets.subList(first, Math.min(wallets.size(), first + FUNDED_AT_ONCE));
            List<Object> legs = new ArrayList<>();
            legs.add(leg("system:SETTLEMENT_CARD", "DEBIT", "" + some.size() * 1000L + ".00"));
            some.forEach(wallet -> legs.add(leg("wallet:" + wallet, "CREDIT", EACH)));
            Answer proposed = gateway.call(
                    "POST",
                    "/v1/ledger/transfers",
                    finance,
                    Map.of("type", "POST", "legs", legs),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            if (proposed.at("/status").equals("AWAITING_APPROVAL")) {
                String approval = "/v1/ledger/transfers/" + proposed.at("/id") + "/approval";
                proposed = gateway.call("POST", approval, controller, null);
            }
            proposed.expect(201);
        }
    }

    /** What the ledger booked is known to payment-service a moment later: whoever has the money can pay with it. */
    private void awaitMoney() {
        AtomicInteger next = new AtomicInteger();
        parallel(all.size(), () -> {
            int customer = next.getAndIncrement();
            String payee = phone((customer + 1) % count());
            return WalletCustomer.until(() -> all.get(customer)
                            .quoteTransfer(payee, "1.00")
                            .at("/obstacles/0/code")
                            .isEmpty()
                    ? "known"
                    : null);
        });
    }

    private static Map<String, Object> leg(String account, String direction, String amount) {
        return Map.of("account", account, "direction", direction, "amount", usd(amount));
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private static <T> List<T> parallel(int times, Callable<T> task) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new BenchException("The customers are not ready: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }
}
