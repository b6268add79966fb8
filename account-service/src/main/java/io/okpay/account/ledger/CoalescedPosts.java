package io.okpay.account.ledger;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
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
    private static final int OVERDUE_SECONDS = 5;

    private final PostBatch postBatch;
    private final Accounts accounts;
    private final Outcomes outcomes;
    private final OwedResults owedResults;
    private final LedgerResults results;
    private final AgroalDataSource dataSource;
    private final BlockingQueue<Waiting> queue;
    /** Batches whose results are published and still noted as owed: the next batch takes the notes away with its own commit. */
    private final BlockingQueue<Long> published = new LinkedBlockingQueue<>();

    private volatile boolean stopped;
    private @Nullable Thread writer;

    private record Waiting(LedgerCommand command, CompletableFuture<PostBatch.Decided> decided) {}

    CoalescedPosts(
            PostBatch postBatch,
            Accounts accounts,
            Outcomes outcomes,
            OwedResults owedResults,
            LedgerResults results,
            AgroalDataSource dataSource,
            @ConfigProperty(name = "okpay.ledger.queue", defaultValue = "4096") int queueSize) {
        this.postBatch = postBatch;
        this.accounts = accounts;
        this.outcomes = outcomes;
        this.owedResults = owedResults;
        this.results = results;
        this.dataSource = dataSource;
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
     * The outcome of a command, in a future that is done after the commit.
     *
     * @throws ProblemException LEDGER_BUSY when the queue is full
     */
    CompletableFuture<PostBatch.Decided> post(LedgerCommand command) {
        Waiting waiting = new Waiting(command, new CompletableFuture<>());
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
                post(batch);
            } catch (InterruptedException e) {
                LOG.debug("The writer is asked to stop");
            }
        }
        queue.drainTo(batch);
        IllegalStateException stopping = new IllegalStateException("The service is stopping");
        batch.forEach(waiting -> waiting.decided().completeExceptionally(stopping));
    }

    private void post(List<Waiting> batch) {
        List<Long> paid = new ArrayList<>();
        published.drainTo(paid);
        PostBatch.Result result;
        try {
            result = postBatch.postAndOweResults(
                    batch.stream().map(Waiting::command).toList(), paid);
        } catch (RuntimeException e) {
            published.addAll(paid);
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
            Thread.ofVirtual().name("ledger-results").start(() -> publish(result));
        } else {
            published.addAll(paid);
        }
    }

    private void publish(PostBatch.Result result) {
        try {
            results.publish(
                    result.decided(), Collections.nCopies(result.decided().size(), null));
            published.add(result.number());
        } catch (RuntimeException e) {
            LOG.warnf("The results of batch %d are published later: %s", result.number(), e.getMessage());
        }
    }

    /** Notes what was published since the last batch, and publishes what a crash or an outage of Kafka left. */
    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void publishWhatIsLeft() {
        List<Long> paid = new ArrayList<>();
        published.drainTo(paid);
        try {
            QuarkusTransaction.requiringNew().timeout(60).run(() -> publishOverdue(paid));
        } catch (RuntimeException e) {
            published.addAll(paid);
            LOG.warnf("Owed results are published later: %s", e.getMessage());
        }
    }

    private void publishOverdue(List<Long> paid) {
        try (Connection connection = dataSource.getConnection()) {
            if (!paid.isEmpty()) {
                owedResults.remove(connection, paid);
            }
            Map<Long, Instant> owed = owedResults.lockOverdue(connection, OVERDUE_SECONDS, 50);
            for (Map.Entry<Long, Instant> batch : owed.entrySet()) {
                List<PostBatch.Decided> decided = new ArrayList<>();
                for (Outcome outcome : outcomes.ofBatch(connection, batch.getKey())) {
                    decided.add(new PostBatch.Decided(
                            outcome, batch.getValue(), accounts.ofTransfer(connection, outcome.id())));
                }
                results.publish(decided, Collections.nCopies(decided.size(), null));
                owedResults.remove(connection, List.of(batch.getKey()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
