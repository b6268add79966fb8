package io.okpay.bench.load;

import io.okpay.bench.BenchException;
import io.okpay.bench.CpuTimes;
import io.okpay.bench.HttpConnection;
import io.okpay.bench.Latencies;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Requests to one port from one thread over 64 connections. At a rate each request has a moment when it is due, and its time counts
 * from there, also when no connection was free: answers that are slow do not slow the requests down.
 */
public final class SteadyLoad {

    /** How many requests can be under way. */
    public static final int CONNECTIONS = 64;

    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final int port;
    private final int expected;

    /** One connection and when its request was due. */
    private static final class Caller {
        private final HttpConnection connection;
        private boolean waiting;
        private long dueAt;

        Caller(int port, Selector selector) {
            connection = new HttpConnection(port, selector, this);
        }
    }

    /**
     * A load on a port of this machine.
     *
     * @param expected the status of an answer that counts
     */
    public SteadyLoad(int port, int expected) {
        this.port = port;
        this.expected = expected;
    }

    /** So many requests a second, whether or not the answers keep pace. */
    public Answers atRate(int perSecond, Duration length, Supplier<byte[]> requests) {
        return run(1e9 / perSecond, length, requests);
    }

    /** As many requests as are answered, on all connections. */
    public Answers saturate(Duration length, Supplier<byte[]> requests) {
        return run(0, length, requests);
    }

    private Answers run(double nanosBetween, Duration length, Supplier<byte[]> requests) {
        try (Selector selector = Selector.open()) {
            List<Caller> callers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                callers.add(new Caller(port, selector));
            }
            try {
                return new Stretch(nanosBetween, length, requests, selector, callers).run();
            } finally {
                for (Caller caller : callers) {
                    caller.connection.close();
                }
            }
        } catch (IOException e) {
            throw new BenchException("The requests failed: " + e.getMessage(), e);
        }
    }

    /** One stretch of time. */
    private final class Stretch {
        private final double nanosBetween;
        private final Supplier<byte[]> requests;
        private final Selector selector;
        private final List<Caller> callers;
        private final Deque<Caller> free;
        private final long begin = System.nanoTime();
        private final long end;
        private final Latencies latencies = new Latencies();
        private long begun;
        private int inTime;
        private int late;
        private int refused;

        Stretch(
                double nanosBetween,
                Duration length,
                Supplier<byte[]> requests,
                Selector selector,
                List<Caller> callers) {
            this.nanosBetween = nanosBetween;
            this.end = begin + length.toNanos();
            this.requests = requests;
            this.selector = selector;
            this.callers = callers;
            this.free = new ArrayDeque<>(callers);
        }

        Answers run() throws IOException {
            Map<String, Long> before = CpuTimes.now();
            while (System.nanoTime() < end) {
                turn();
            }
            Map<String, Long> cpu = CpuTimes.since(before);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long deadline = end + PATIENCE_NANOS;
            while ((isBehind() || free.size() < CONNECTIONS) && System.nanoTime() < deadline) {
                turn();
            }
            giveUp();
            return new Answers(latencies, inTime, seconds, late, refused, cpu);
        }

        private void turn() throws IOException {
            beginWhatIsDue();
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
                Caller caller = (Caller) Objects.requireNonNull(key.attachment());
                int status = caller.connection.status();
                if (status != HttpConnection.NOT_YET) {
                    answered(caller, status);
                }
            }
            selector.selectedKeys().clear();
        }

        private long due(long nth, long now) {
            return nanosBetween == 0 ? now : begin + (long) (nth * nanosBetween);
        }

        /** What was due in time is also asked for when it is late. */
        private boolean isBehind() {
            return due(begun, Long.MAX_VALUE) < end;
        }

        private void beginWhatIsDue() throws IOException {
            while (!free.isEmpty()) {
                long now = System.nanoTime();
                long due = due(begun, now);
                if (due > now || due >= end) {
                    return;
                }
                begun++;
                Caller caller = free.removeFirst();
                caller.dueAt = due;
                caller.waiting = true;
                caller.connection.send(requests.get());
            }
        }

        private void answered(Caller caller, int status) {
            long now = System.nanoTime();
            caller.waiting = false;
            latencies.add(now - caller.dueAt);
            if (now < end) {
                inTime++;
            } else {
                late++;
            }
            if (status != expected) {
                if (refused++ == 0) {
                    System.err.println("Answered with " + status + ": " + caller.connection.body());
                }
            }
            free.addLast(caller);
        }

        private void giveUp() {
            long now = System.nanoTime();
            while (isBehind()) {
                latencies.add(now - due(begun++, now));
                late++;
            }
            for (Caller caller : callers) {
                if (caller.waiting) {
                    latencies.add(now - caller.dueAt);
                    late++;
                }
            }
        }
    }
}
