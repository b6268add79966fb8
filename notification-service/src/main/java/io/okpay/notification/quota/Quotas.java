package io.okpay.notification.quota;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Counts uses in PostgreSQL, so that all replicas share one count and a restart forgets none. */
@ApplicationScoped
public class Quotas {

    private static final String SPEND = """
            INSERT INTO quota AS q (subject, started_at, ends_at, used) VALUES (?, ?, ?, 1)
            ON CONFLICT (subject) DO UPDATE SET
                used = CASE WHEN q.ends_at <= excluded.started_at THEN 1 ELSE least(q.used + 1, 1000000000) END,
                started_at = CASE WHEN q.ends_at <= excluded.started_at THEN excluded.started_at ELSE q.started_at END,
                ends_at = CASE WHEN q.ends_at <= excluded.started_at THEN excluded.ends_at ELSE q.ends_at END
            RETURNING used, ends_at
            """;

    private final AgroalDataSource dataSource;

    /**
     * What one use made of a window.
     *
     * @param used uses since the window began, with this one
     * @param limit the most that are within
     * @param endsAt when the window ends
     */
    public record Use(int used, int limit, Instant endsAt) {

        /** Whether the use is within the quota. */
        public boolean isWithin() {
            return used <= limit;
        }

        /** Whether this use is the one that went beyond. */
        public boolean isFirstBeyond() {
            return used == limit + 1;
        }
    }

    Quotas(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Counts one use with the running transaction.
     *
     * @return nothing while the use is within the quota, else the end of the window
     */
    @Transactional(Transactional.TxType.REQUIRED)
    public Optional<Instant> spend(String subject, Quota quota, Instant now) {
        Use use = count(subject, quota, now);
        return use.isWithin() ? Optional.empty() : Optional.of(use.endsAt());
    }

    /** Counts one use with the running transaction, and says how many there were. */
    @Transactional(Transactional.TxType.REQUIRED)
    public Use use(String subject, Quota quota, Instant now) {
        return count(subject, quota, now);
    }

    private Use count(String subject, Quota quota, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement spend = connection.prepareStatement(SPEND)) {
            spend.setString(1, subject);
            spend.setObject(2, at(now));
            spend.setObject(3, at(now.plus(quota.window())));
            try (ResultSet row = spend.executeQuery()) {
                row.next();
                return new Use(
                        row.getInt(1),
                        quota.limit(),
                        row.getObject(2, OffsetDateTime.class).toInstant());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not count a use", e);
        }
    }

    @Scheduled(every = "10m", delayed = "1m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetPastWindows() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM quota WHERE ends_at < now()")) {
            delete.executeUpdate();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
