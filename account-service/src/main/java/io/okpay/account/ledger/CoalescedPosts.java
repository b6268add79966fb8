package io.okpay.account.ledger;

import io.okpay.platform.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings requests that come one by one into batches: a batch is whatever queued while the commit before ran, so nobody waits for
 * a timer. Results are owed to Kafka with the same commit and published right after it.
 */
@ApplicationScoped
class CoalescedPosts {

    private static final Logger LOG = Logger.getLogger(CoalescedPosts.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final PostBatch postBatch;
    private final OwedPublisher publisher;
    private final BlockingQueue<Waiting> queue;
    private volatile List<Waiting> posting = List.of();
    private volatile boolean stopped;
    private @Nullable Thread writer;

    private record Waiting(LedgerCommand command, CompletableFuture<PostBatch.Decided> decided, long since) {

        Waiting(LedgerCommand command) {
            this(command, new CompletableFuture<>(), System.nanoTime());
        }

        boolean isTooLong() {
            return System.nanoTime() - since > LONGEST_WAIT.toNanos();
        }

        void giveUp() {
            decided.completeExceptionally(
                    ProblemException.of(LedgerProblem.LEDGER_BUSY).retryAfter(1));
        }
    }

    CoalescedPosts(
            PostBatch postBatch,
            OwedPublisher publisher,
            @ConfigProperty(name = "okpay.ledger.queue", defaultValue = "4096") int queueSize) {
        this.postBatch = postBatch;
        this.publisher = publisher;
        this.queue = new ArrayBlockingQueue<>(queueSize);
    }

    void start(@Observes StartupEvent event) {
        writer = Thread.ofPlatform().name("ledger-writer").daemon().start(this::write);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (writer != null) {
            writer.interrupt();
        }
    }

    /**
     * The outcome of a command, in a future that is done after the commit; or that fails with LEDGER_BUSY after some ten seconds, and
     * then the command may still take effect.
     *
     * @throws ProblemException LEDGER_BUSY when the queue is full
     */
    CompletableFuture<PostBatch.Decided> post(LedgerCommand command) {
        Waiting waiting = new Waiting(command);
        if (stopped || !queue.offer(waiting)) {
            throw ProblemException.of(LedgerProblem.LEDGER_BUSY).retryAfter(1);
        }
        return waiting.decided();
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        while (!stopped) {
            try {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, PostBatch.LARGEST_BATCH - 1);
                posting = List.copyOf(batch);
                post(batch);
                posting = List.of();
            } catch (InterruptedException e) {
                LOG.debug("The writer is asked to stop");
            }
        }
        queue.drainTo(batch);
        IllegalStateException stopping = new IllegalStateException("The service is stopping");
        batch.forEach(waiting -> waiting.decided().completeExceptionally(stopping));
    }

    private void post(List<Waiting> batch) {
        List<Long> paid = publisher.takePublished();
        PostBatch.Result result;
        try {
            result = postBatch.postAndOweResults(
                    batch.stream().map(Waiting::command).toList(), paid);
        } catch (RuntimeException e) {
            publisher.giveBack(paid);
            if (batch.size() == 1) {
                batch.getFirst().decided().completeExceptionally(e);
                return;
            }
            LOG.warnf("A batch of %d could not be posted, posting one by one: %s", batch.size(), e.getMessage());
            batch.forEach(waiting -> post(List.of(waiting)));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).decided().complete(result.decided().get(i));
        }
        if (result.number() > 0) {
            publisher.publishSoon(result);
        } else {
            publisher.giveBack(paid);
        }
    }

    /** Answers those who have waited too long, as while the database is away; one look a second costs less than a timer each. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void giveUpWaiting() {
        Stream.concat(posting.stream(), queue.stream())
                .filter(Waiting::isTooLong)
                .forEach(Waiting::giveUp);
    }
}
