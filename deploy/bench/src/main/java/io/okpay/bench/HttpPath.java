package io.okpay.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Our path for callers over HTTP: 64 connections, each with one request at a time, authenticated, and coalesced into batches by the
 * service. The transfers are those of the floors: two legs, no fee.
 */
final class HttpPath {

    static final int CONNECTIONS = 64;

    private static final int CREATED = 201;

    private final int port;
    private final String token;
    private final Wallets wallets;
    private final SplittableRandom seeds = new SplittableRandom(20260103);
    private final AtomicLong transfers = new AtomicLong();

    HttpPath(int port, String token, Wallets wallets) {
        this.port = port;
        this.token = token;
        this.wallets = wallets;
    }

    /** How many transfers were answered as posted in all. */
    long transfers() {
        return transfers.get();
    }

    /** As many transfers as the connections can ask for, one after another each. */
    Round measure(Scenario scenario, Duration length) {
        List<HttpConnection> connections = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(new HttpConnection(port, "/v1/ledger/transfers", token));
            }
            Map<String, Long> cpu = CpuTimes.now();
            long begin = System.nanoTime();
            long end = begin + length.toNanos();
            List<Future<Latencies>> running = connections.stream()
                    .map(connection -> {
                        SplittableRandom random = seeds.split();
                        return callers.submit(() -> transferUntil(end, connection, scenario, random));
                    })
                    .toList();
            Latencies all = new Latencies();
            for (Future<Latencies> one : running) {
                all.addAll(one.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Round(all.count(), seconds, all, 1, CpuTimes.since(cpu), null);
        } catch (ExecutionException e) {
            throw new BenchException("The HTTP path failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        } finally {
            connections.forEach(HttpPath::close);
        }
    }

    private Latencies transferUntil(long end, HttpConnection connection, Scenario scenario, SplittableRandom random)
            throws IOException {
        Latencies latencies = new Latencies();
        long before = System.nanoTime();
        for (long nth = 0; before < end; nth++) {
            UUID id = TimeOrderedId.next();
            int status = connection.post(id.toString(), wallets.request(scenario.next(random, nth)));
            if (status != CREATED) {
                throw new IOException("a transfer was answered with " + status);
            }
            transfers.incrementAndGet();
            long after = System.nanoTime();
            latencies.add(after - before);
            before = after;
        }
        return latencies;
    }

    private static void close(HttpConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            System.err.println("A connection did not close: " + e.getMessage());
        }
    }
}
