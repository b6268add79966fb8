package io.okpay.payment.reconciliation;

import io.agroal.api.AgroalDataSource;
import io.okpay.payment.bank.BankStatement;
import io.okpay.payment.bank.BankStatements;
import io.okpay.payment.rail.RailUnavailableException;
import io.okpay.platform.money.Money;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the bank's statements, each day those of the days before, and compares them with what the ledger booked. */
@ApplicationScoped
class Reconciliation {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private static final String DUE = "SELECT DISTINCT b.currency, d.day::date FROM bank_booking b"
            + " CROSS JOIN LATERAL generate_series((b.booked_at AT TIME ZONE 'UTC')::date, ?, interval '1 day') d (day)"
            + " WHERE b.booked_at > now() - interval '14 days' AND NOT EXISTS (SELECT FROM bank_statement s"
            + " WHERE s.currency = b.currency AND s.day = d.day::date"
            + " AND s.read_at >= (d.day::date + 1)::timestamp AT TIME ZONE 'UTC') ORDER BY 2, 1";
    private static final String STATEMENT =
            "INSERT INTO bank_statement (day, currency, opening, closing, read_at) VALUES (?, ?, ?, ?, now())"
                    + " ON CONFLICT (currency, day) DO UPDATE"
                    + " SET opening = excluded.opening, closing = excluded.closing, read_at = excluded.read_at";
    private static final String ENTRY = "INSERT INTO bank_statement_entry"
            + " (reference, day, currency, end_to_end_id, payment_id, kind, amount) VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (reference) DO NOTHING";
    private static final String BREAKS = "SELECT difference, payment_id, kind, end_to_end_id, reference, day,"
            + " on_statement, in_ledger, booked_at FROM reconciliation_break WHERE currency = ?"
            + " ORDER BY coalesce(day, (booked_at AT TIME ZONE 'UTC')::date), payment_id LIMIT 1000";

    private final AgroalDataSource dataSource;
    private final BankStatements statements;

    /** Where the bank and the ledger differ. */
    public enum Difference {
        /** The bank booked what the ledger did not. */
        NOT_IN_LEDGER,
        /** The ledger booked what the bank did not. */
        NOT_ON_STATEMENT,
        /** Both booked, and not the same. */
        AMOUNT_DIFFERS
    }

    /**
     * One difference. Amounts are below zero when money left the operator's account.
     *
     * @param paymentId left out when the bank's entry is none of ours
     * @param reference the bank's own name for its entry
     * @param day of the statement
     */
    public record Break(
            Difference difference,
            @Nullable UUID paymentId,
            BankStatement.Kind kind,
            @Nullable String endToEndId,
            @Nullable String reference,
            @Nullable LocalDate day,
            @Nullable Money onStatement,
            @Nullable Money inLedger,
            @Nullable Instant bookedAt) {}

    Reconciliation(AgroalDataSource dataSource, BankStatements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
    }

    /** Every night, and until each day that is over has been read. Doing it twice changes nothing. */
    @Scheduled(
            cron = "{okpay.reconciliation.cron}",
            timeZone = "UTC",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void nightly() {
        for (Due due : due(LocalDate.now(ZoneOffset.UTC).minusDays(1))) {
            try {
                read(due.day(), due.currency());
                int found = breaks(due.currency()).size();
                if (found > 0) {
                    LOG.errorf(
                            "%d differences between bank and ledger in %s after %s", found, due.currency(), due.day());
                }
            } catch (RailUnavailableException e) {
                LOG.warnf("Reconciliation goes on next time: %s", e.getMessage());
            }
        }
    }

    /** Takes over the bank's statement of a day. */
    BankStatement read(LocalDate day, String currency) {
        BankStatement statement = statements.of(day, currency);
        QuarkusTransaction.requiringNew().run(() -> store(day, currency, statement));
        return statement;
    }

    /** Where bank and ledger differ, the oldest first, up to 1,000. */
    List<Break> breaks(String currency) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(BREAKS)) {
            select.setString(1, currency);
            try (ResultSet row = select.executeQuery()) {
                List<Break> breaks = new ArrayList<>();
                while (row.next()) {
                    OffsetDateTime bookedAt = row.getObject("booked_at", OffsetDateTime.class);
                    breaks.add(new Break(
                            Difference.valueOf(row.getString("difference")),
                            row.getObject("payment_id", UUID.class),
                            BankStatement.Kind.valueOf(row.getString("kind")),
                            row.getString("end_to_end_id"),
                            row.getString("reference"),
                            row.getObject("day", LocalDate.class),
                            money(row.getObject("on_statement", Long.class), currency),
                            money(row.getObject("in_ledger", Long.class), currency),
                            bookedAt == null ? null : bookedAt.toInstant()));
                }
                return breaks;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not compare bank and ledger", e);
        }
    }

    private record Due(String currency, LocalDate day) {}

    private List<Due> due(LocalDate until) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setObject(1, until.atStartOfDay());
            try (ResultSet row = select.executeQuery()) {
                List<Due> due = new ArrayList<>();
                while (row.next()) {
                    due.add(new Due(row.getString(1), row.getObject(2, LocalDate.class)));
                }
                return due;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not find the days to reconcile", e);
        }
    }

    private void store(LocalDate day, String currency, BankStatement statement) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement head = connection.prepareStatement(STATEMENT);
                PreparedStatement insert = connection.prepareStatement(ENTRY)) {
            head.setObject(1, day);
            head.setString(2, currency);
            head.setLong(3, statement.opening().minor());
            head.setLong(4, statement.closing().minor());
            head.executeUpdate();
            for (BankStatement.Entry entry : statement.entries()) {
                insert.setString(1, entry.reference());
                insert.setObject(2, day);
                insert.setString(3, currency);
                insert.setString(4, entry.endToEndId());
                insert.setObject(5, entry.paymentId());
                insert.setString(6, entry.kind().name());
                insert.setLong(7, entry.amount().minor());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not keep the statement of " + day, e);
        }
    }

    private static @Nullable Money money(@Nullable Long minor, String currency) {
        return minor == null ? null : Money.ofMinor(minor, currency);
    }
}
