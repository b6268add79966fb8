package io.okpay.account.proof;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals what is booked, behind the commits and a second or two after them. One replica seals at a time. A batch is sealed once
 * no transaction can be running that took a lower number.
 */
@ApplicationScoped
class SealBlocks {

    private static final Logger LOG = Logger.getLogger(SealBlocks.class);
    private static final long LOCK = 0x6f6b706179_5ea1L;
    private static final int BATCHES_A_BLOCK = 32;

    private final AgroalDataSource dataSource;
    private final Blocks blocks;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Horizon horizon;
    private long summarized;

    /**
     * What was true at one moment.
     *
     * @param batch no batch had a higher number
     * @param nextTransaction every transaction that had taken a number had a lower id than this
     */
    private record Horizon(long batch, long nextTransaction) {}

    SealBlocks(AgroalDataSource dataSource, Blocks blocks) {
        this.dataSource = dataSource;
        this.blocks = blocks;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sealWhatIsFinal() {
        try {
            Horizon seen = horizon;
            if (seen != null && oldestRunningTransaction() < seen.nextTransaction()) {
                return;
            }
            if (seen != null) {
                summarize(seen.batch());
                while (QuarkusTransaction.requiringNew().call(() -> sealNext(seen.batch()))) {
                    LOG.debug("A block is sealed");
                }
            }
            horizon = look();
        } catch (RuntimeException | SQLException e) {
            LOG.warnf("Blocks are sealed later: %s", e.getMessage());
        }
    }

    /** What is not summarized is read in full by whoever looks for batches. */
    private void summarize(long upTo) throws SQLException {
        if (upTo > summarized) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT ledger_summarize()");
            }
            summarized = upTo;
        }
    }

    /** Seals one block up to the horizon; false when there is nothing left to seal here. */
    private boolean sealNext(long upTo) {
        try (Connection connection = dataSource.getConnection()) {
            if (number(connection, "SELECT pg_try_advisory_xact_lock(" + LOCK + ")::int") == 0) {
                return false;
            }
            Block last = blocks.last(connection).orElse(null);
            long first = last == null ? 1 : last.lastBatch() + 1;
            long to = first - 1;
            List<BookedPosting> postings = List.of();
            while (postings.isEmpty() && to < upTo) {
                long next = to + 1;
                to = Math.min(upTo, to + BATCHES_A_BLOCK);
                postings = blocks.postings(connection, next, to);
            }
            if (postings.isEmpty()) {
                return false;
            }
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            Block.Salt salt = new Block.Salt(secret);
            blocks.add(
                    connection,
                    Block.seal(
                            last == null ? 1 : last.number() + 1,
                            first,
                            to,
                            last == null ? Block.GENESIS : last.head(),
                            secret,
                            postings.stream().map(posting -> posting.leaf(salt)).toList()));
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not seal a block", e);
        }
    }

    private Horizon look() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            long batch = number(
                    connection, "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM ledger_batch_number");
            return new Horizon(
                    batch, number(connection, "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"));
        }
    }

    private long oldestRunningTransaction() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return number(connection, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
