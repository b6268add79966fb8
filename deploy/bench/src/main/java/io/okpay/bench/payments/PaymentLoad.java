package io.okpay.bench.payments;

import io.okpay.bench.BenchException;
import io.okpay.bench.CpuTimes;
import io.okpay.bench.HttpConnection;
import io.okpay.bench.Latencies;
import io.okpay.bench.load.Customers;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers who pay each other through the gateway: each payment is a quote and its acceptance, one after the other on one of 64
 * connections, served by one thread. At saturation a payment begins as soon as a connection is free and no more than a window of
 * accepted payments waits to be completed, so that no backlog hides what the suite can sustain.
 */
final class PaymentLoad {

    static final int CONNECTIONS = 64;

    private static final int WINDOW = 128;
    private static final int CREATED = 201;
    private static final long PATIENCE_SECONDS = 30;

    private final int port;
    private final Customers customers;
    private final Completions completions;
    private final SplittableRandom random = new SplittableRandom(20261123);
    private int acceptedInAll;

    /** One connection and what it does. */
    private static final class Caller {
        private final HttpConnection connection;
        private boolean paying;
        private int payer;
        private long dueAt;

        Caller(int port, Selector selector) {
            connection = new HttpConnection(port, selector, this);
        }
    }

    PaymentLoad(int port, Customers customers, Completions completions) {
        this.port = port;
        this.customers = customers;
        this.completions = completions;
    }

    /** As many payments as the suite completes. */
    Phase saturate(Duration length) {
        return run(0, length);
    }

    /** So many payments a second, whether or not the suite keeps pace. */
    Phase atRate(int perSecond, Duration length) {
        return run(perSecond, length);
    }

    private Phase run(int rate, Duration length) {
        try (Selector selector = Selector.open()) {
            Deque<Caller> free = new ArrayDeque<>();
            List<Caller> callers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                callers.add(new Caller(port, selector));
            }
            free.addAll(callers);
            try {
                return new Stretch(rate, length, selector, free).run();
            } finally {
                for (Caller caller : callers) {
                    caller.connection.close();
                }
            }
        } catch (IOException e) {
            throw new BenchException("The payments failed: " + e.getMessage(), e);
        }
    }

    /** One stretch of time. */
    private final class Stretch {
        private final Selector selector;
        private final Deque<Caller> free;
        private final long begin = System.nanoTime();
        private final long end;
        private final double nanosBetween;
        private final Latencies quotes = new Latencies();
        private final Latencies accepts = new Latencies();
        private final Map<String, Long> sentAt = new HashMap<>();
        private long begun;

        Stretch(int rate, Duration length, Selector selector, Deque<Caller> free) {
            this.nanosBetween = rate == 0 ? 0 : 1e9 / rate;
            this.end = begin + length.toNanos();
            this.selector = selector;
            this.free = free;
        }

        Phase run() throws IOException {
            Map<String, Long> cpu = CpuTimes.now();
            int before = completions.count();
            while (System.nanoTime() < end) {
                beginWhatIsDue();
                selector.select(1);
                serve();
            }
            int completed = completions.count() - before;
            double seconds = (System.nanoTime() - begin) / 1e9;
            Map<String, Long> used = CpuTimes.since(cpu);
            while (free.size() < CONNECTIONS) {
                selector.select(PATIENCE_SECONDS * 1000);
                if (selector.selectedKeys().isEmpty()) {
                    throw new IOException("no answer within " + PATIENCE_SECONDS + " s");
                }
                serve();
            }
            awaitCompletions();
            Latencies complete = new Latencies();
            int lost = 0;
            for (Map.Entry<String, Long> payment : sentAt.entrySet()) {
                Long heard = completions.heardAt(payment.getKey());
                if (heard == null) {
                    lost++;
                } else {
                    complete.add(heard - payment.getValue());
                }
            }
            return new Phase(completed, seconds, quotes, accepts, complete, sentAt.size(), lost, used);
        }

        private void beginWhatIsDue() throws IOException {
            while (!free.isEmpty()) {
                long now = System.nanoTime();
                long due = nanosBetween == 0 ? now : begin + (long) (begun * nanosBetween);
                boolean full = nanosBetween == 0 && acceptedInAll - completions.count() >= WINDOW;
                if (due > now || full) {
                    return;
                }
                begun++;
                Caller caller = free.removeFirst();
                caller.dueAt = due;
                caller.paying = false;
                caller.payer = random.nextInt(customers.count());
                int payee = (caller.payer + 1 + random.nextInt(customers.count() - 1)) % customers.count();
                caller.connection.post(
                        HttpConnection.head(port, "/v1/quotes", customers.token(caller.payer)),
                        UUID.randomUUID().toString(),
                        "{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + customers.phone(payee)
                                + "\"},\"targetAmount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}");
            }
        }

        private void serve() throws IOException {
            for (SelectionKey key : selector.selectedKeys()) {
                Caller caller = (Caller) Objects.requireNonNull(key.attachment());
                int status = caller.connection.status();
                if (status != HttpConnection.NOT_YET) {
                    answered(caller, status);
                }
            }
            selector.selectedKeys().clear();
        }

        private void answered(Caller caller, int status) throws IOException {
            String body = caller.connection.body();
            if (status != CREATED) {
                throw new IOException("answered with " + status + ": " + body);
            }
            long now = System.nanoTime();
            String id = id(body);
            if (caller.paying) {
                accepts.add(now - caller.connection.posted());
                sentAt.put(id, caller.connection.posted());
                acceptedInAll++;
                free.addLast(caller);
                return;
            }
            quotes.add(now - caller.dueAt);
            caller.paying = true;
            caller.connection.post(
                    HttpConnection.head(port, "/v1/payments", customers.token(caller.payer)),
                    UUID.randomUUID().toString(),
                    "{\"quoteId\":\"" + id + "\"}");
        }

        private void awaitCompletions() {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (completions.count() < acceptedInAll && System.nanoTime() < deadline) {
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private static String id(String body) throws IOException {
        int at = body.indexOf("\"id\":\"");
        if (at < 0) {
            throw new IOException("an answer without id: " + body);
        }
        return body.substring(at + 6, at + 42);
    }
}
