package io.okpay.account.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what is owed to Kafka: results of batches that did not come from there. They are gathered for a moment, because Kafka
 * takes many as lightly as one, and noted as owed in the books until the broker has them, so that a crash loses none.
 */
@ApplicationScoped
class OwedPublisher {

    private static final Logger LOG = Logger.getLogger(OwedPublisher.class);
    private static final Duration GATHERED = Duration.ofMillis(20);
    private static final int OVERDUE_SECONDS = 5;

    private final Accounts accounts;
    private final Outcomes outcomes;
    private final OwedResults owedResults;
    private final LedgerResults results;
    private final AgroalDataSource dataSource;
    private final BlockingQueue<PostBatch.Result> unpublished = new LinkedBlockingQueue<>();
    /** Batches whose results are published and still noted as owed. */
    private final BlockingQueue<Long> published = new LinkedBlockingQueue<>();

    private volatile boolean stopped;
    private @Nullable Thread publisher;

    OwedPublisher(
            Accounts accounts,
            Outcomes outcomes,
            OwedResults owedResults,
            LedgerResults results,
            AgroalDataSource dataSource) {
        this.accounts = accounts;
        this.outcomes = outcomes;
        this.owedResults = owedResults;
        this.results = results;
        this.dataSource = dataSource;
    }

    void start(@Observes StartupEvent event) {
        publisher = Thread.ofVirtual().name("ledger-owed").start(this::publish);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (publisher != null) {
            publisher.interrupt();
        }
    }

    /** Takes over the results of a batch that is noted as owed. */
    void publishSoon(PostBatch.Result result) {
        unpublished.add(result);
    }

    /** Batches whose note can go: whoever takes them removes it or gives them back. */
    List<Long> takePublished() {
        List<Long> taken = new ArrayList<>();
        published.drainTo(taken);
        return taken;
    }

    /** Their note is still there. */
    void giveBack(Collection<Long> batches) {
        published.addAll(batches);
    }

    private void publish() {
        while (!stopped) {
            List<PostBatch.Result> batches = new ArrayList<>();
            try {
                batches.add(unpublished.take());
                Thread.sleep(GATHERED);
            } catch (InterruptedException e) {
                LOG.debug("The publisher is asked to stop");
            }
            unpublished.drainTo(batches);
            publish(batches);
        }
    }

    private void publish(List<PostBatch.Result> batches) {
        List<PostBatch.Decided> decided =
                batches.stream().flatMap(batch -> batch.decided().stream()).toList();
        try {
            results.publish(decided, Collections.nCopies(decided.size(), null));
            batches.forEach(batch -> published.add(batch.number()));
        } catch (RuntimeException e) {
            LOG.warnf("The results of %d batches are published later: %s", batches.size(), e.getMessage());
        }
    }

    /** Notes what was published since the last batch, and publishes what a crash or an outage of Kafka left. */
    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void publishWhatIsLeft() {
        List<Long> paid = takePublished();
        try {
            QuarkusTransaction.requiringNew().timeout(60).run(() -> publishOverdue(paid));
        } catch (RuntimeException e) {
            giveBack(paid);
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
