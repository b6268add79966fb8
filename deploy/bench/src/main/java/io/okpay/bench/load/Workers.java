package io.okpay.bench.load;

import io.okpay.bench.BenchException;
import io.okpay.bench.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The clients of a floor: each does one piece of work after the other in a thread of its own. */
public final class Workers {

    private Workers() {}

    /** One client. */
    public interface Worker extends AutoCloseable {

        /** Returns when the piece of work is done. */
        void work() throws Exception;
    }

    /**
     * Pieces of work a second.
     *
     * @param latencies takes the duration of each
     */
    public static double perSecond(int count, Duration length, Latencies latencies, Callable<Worker> workers) {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            long begin = System.nanoTime();
            List<Future<Latencies>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> workUntil(begin + length.toNanos(), workers)));
            }
            int pieces = 0;
            for (Future<Latencies> one : running) {
                Latencies some = one.get();
                pieces += some.count();
                latencies.addAll(some);
            }
            return pieces / ((System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException e) {
            throw new BenchException("A floor failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    private static Latencies workUntil(long end, Callable<Worker> workers) throws Exception {
        Latencies latencies = new Latencies();
        try (Worker worker = workers.call()) {
            for (long before = System.nanoTime(); before < end; ) {
                worker.work();
                long after = System.nanoTime();
                latencies.add(after - before);
                before = after;
            }
        }
        return latencies;
    }
}
