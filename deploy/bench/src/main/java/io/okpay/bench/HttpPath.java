package io.okpay.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Our path for callers over HTTP: 64 connections, each with one request at a time, authenticated, and coalesced into batches by the
 * service. The transfers are those of the floors: two legs, no fee.
 */
final class HttpPath {

    static final int CONNECTIONS = 64;

    private static final int CREATED = 201;
    private static final long PATIENCE_MILLIS = 30_000;

    private final int port;
    private final byte[] head;
    private final Wallets wallets;
    private final SplittableRandom seeds = new SplittableRandom(20260103);
    private long transfers;

    HttpPath(int port, String token, Wallets wallets) {
        this.port = port;
        this.head = HttpConnection.head(port, "/v1/ledger/transfers", token);
        this.wallets = wallets;
    }

    /** How many transfers were answered as posted in all. */
    long transfers() {
        return transfers;
    }

    /** As many transfers as the connections can ask for, one after another each. */
    Round measure(Scenario scenario, Duration length) {
        List<HttpConnection> callers = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            SplittableRandom random = seeds.split();
            for (int i = 0; i < CONNECTIONS; i++) {
                callers.add(new HttpConnection(port, selector, null));
            }
            Map<String, Long> cpu = CpuTimes.now();
            long begin = System.nanoTime();
            Latencies latencies = transferUntil(begin + length.toNanos(), callers, selector, scenario, random);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Round(latencies.count(), seconds, latencies, 1, CpuTimes.since(cpu), null);
        } catch (IOException e) {
            throw new BenchException("The HTTP path failed: " + e.getMessage(), e);
        } finally {
            callers.forEach(HttpPath::close);
        }
    }

    /** One thread serves all connections, and returns when each has the answer to its last request. */
    private Latencies transferUntil(
            long end, List<HttpConnection> callers, Selector selector, Scenario scenario, SplittableRandom random)
            throws IOException {
        Latencies latencies = new Latencies();
        long nth = 0;
        for (HttpConnection caller : callers) {
            caller.post(head, TimeOrderedId.next().toString(), wallets.request(scenario.next(random, nth++)));
        }
        int waiting = callers.size();
        while (waiting > 0) {
            if (selector.select(PATIENCE_MILLIS) == 0) {
                throw new IOException("no answer within " + PATIENCE_MILLIS + " ms");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                HttpConnection caller = (HttpConnection) Objects.requireNonNull(key.attachment());
                int status = caller.status();
                if (status == HttpConnection.NOT_YET) {
                    continue;
                }
                if (status != CREATED) {
                    throw new IOException("a transfer was answered with " + status);
                }
                transfers++;
                long now = System.nanoTime();
                latencies.add(now - caller.posted());
                if (now < end) {
                    caller.post(head, TimeOrderedId.next().toString(), wallets.request(scenario.next(random, nth++)));
                } else {
                    waiting--;
                }
            }
            selector.selectedKeys().clear();
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
