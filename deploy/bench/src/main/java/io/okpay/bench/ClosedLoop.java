package io.okpay.bench;

import io.okpay.local.LocalPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients with a connection each that post one transfer after the other. */
final class ClosedLoop {

    private final LocalPostgres postgres;
    private final SplittableRandom seeds = new SplittableRandom(20260101);

    ClosedLoop(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    /** Measures a floor with this many clients. */
    Round run(FloorWay way, Scenario scenario, int clients, Duration length) {
        List<Connection> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<FloorWay.Client> opened = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Connection connection = postgres.connect(Floor.DATABASE);
                connections.add(connection);
                opened.add(way.open(connection));
            }
            Map<String, Long> cpu = CpuTimes.now();
            long begin = System.nanoTime();
            long end = begin + length.toNanos();
            List<Future<Latencies>> running = new ArrayList<>();
            for (FloorWay.Client client : opened) {
                SplittableRandom random = seeds.split();
                running.add(threads.submit(() -> transferUntil(end, client, scenario, random)));
            }
            Latencies all = new Latencies();
            for (Future<Latencies> one : running) {
                all.addAll(one.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Round(all.count(), seconds, all, 1, CpuTimes.since(cpu), null);
        } catch (SQLException | ExecutionException e) {
            throw new BenchException("A floor failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        } finally {
            connections.forEach(ClosedLoop::close);
        }
    }

    private static Latencies transferUntil(long end, FloorWay.Client client, Scenario scenario, SplittableRandom random)
            throws SQLException {
        Latencies latencies = new Latencies();
        long before = System.nanoTime();
        for (long nth = 0; before < end; nth++) {
            client.transfer(scenario.next(random, nth));
            long after = System.nanoTime();
            latencies.add(after - before);
            before = after;
        }
        return latencies;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.err.println("A connection did not close: " + e.getMessage());
        }
    }
}
