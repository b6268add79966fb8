package io.okpay.account.ledger;

import static io.okpay.account.ledger.SqlArrays.longs;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Batches whose results Kafka does not have yet, as {@link Batches} noted them. */
@ApplicationScoped
class OwedResults {

    /** Notes that the results of these batches are published. */
    void remove(Connection connection, Collection<Long> batches) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM ledger_unpublished WHERE batch = ANY (?)")) {
            longs(delete, 1, batches.stream().mapToLong(Long::longValue));
            delete.executeUpdate();
        }
    }

    /** Batches whose results are owed for {@code seconds} or longer, locked for this transaction; others' locks are skipped. */
    Map<Long, Instant> lockOverdue(Connection connection, int seconds, int atMost) throws SQLException {
        Map<Long, Instant> owed = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT u.batch, b.recorded_at"
                + " FROM ledger_unpublished u JOIN ledger_batch b ON b.number = u.batch"
                + " WHERE b.recorded_at < clock_timestamp() - make_interval(secs => ?) ORDER BY u.batch LIMIT ?"
                + " FOR UPDATE OF u SKIP LOCKED")) {
            select.setInt(1, seconds);
            select.setInt(2, atMost);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    owed.put(row.getLong(1), row.getTimestamp(2).toInstant());
                }
            }
        }
        return owed;
    }
}
