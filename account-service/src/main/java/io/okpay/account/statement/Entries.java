package io.okpay.account.statement;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries of wallets, read from the books. */
@ApplicationScoped
class Entries {

    // Batches of two replicas may carry times that differ by microseconds from the order of their numbers: the last few
    // by time
    // bound the search, and the time itself decides.
    private static final String LAST_SEQ = "(SELECT coalesce(max(number), -1) << 10 | 1023 FROM (SELECT number"
            + " FROM ledger_batch WHERE recorded_at %s ? ORDER BY recorded_at DESC LIMIT 64) x)";
    private static final String BALANCE = "SELECT p.balance_after FROM ledger_posting p"
            + " JOIN ledger_batch b ON b.number = p.seq >> 10"
            + " WHERE p.account = (SELECT number FROM ledger_account WHERE ref = ?)"
            + " AND p.seq <= %s AND b.recorded_at %s ? ORDER BY p.seq DESC LIMIT 1";
    private static final String BALANCE_AT = BALANCE.formatted(LAST_SEQ.formatted("<="), "<=");
    private static final String BALANCE_BEFORE = BALANCE.formatted(LAST_SEQ.formatted("<"), "<");
    private static final String ENTRIES = "SELECT p.seq, t.id, t.payment_id, t.kind, p.amount, p.balance_after,"
            + " b.recorded_at, o.name FROM ledger_posting p"
            + " JOIN ledger_batch b ON b.number = p.seq >> 10"
            + " JOIN LATERAL (SELECT id, payment_id, kind FROM ledger_transfer WHERE seq = p.seq) t ON true"
            + " LEFT JOIN LATERAL (SELECT CASE WHEN c.id IS NULL THEN m.name ELSE split_part(c.full_name, ' ', 1) || CASE WHEN c.full_name LIKE '%% %%' THEN"
            + " ' ' || left(substring(c.full_name FROM '[^ ]+$'), 1) || '.' ELSE '' END END AS name"
            + " FROM ledger_posting q JOIN ledger_account a ON a.number = q.account AND a.kind = 'WALLET'"
            + " JOIN wallet w ON w.id = a.ref LEFT JOIN customer c ON c.id = w.customer_id"
            + " LEFT JOIN merchant m ON m.id = w.merchant_id"
            + " WHERE q.seq = p.seq AND q.account <> p.account ORDER BY q.account LIMIT 1) o ON true"
            + " WHERE p.account = (SELECT number FROM ledger_account WHERE ref = ?)%s ORDER BY p.seq %s%s";

    private final AgroalDataSource dataSource;

    Entries(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes all reads of the running transaction see the books of one moment; to be called before the first of them. */
    void readOneMoment() {
        try (Connection connection = dataSource.getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        } catch (SQLException e) {
            throw new IllegalStateException("Could not begin to read", e);
        }
    }

    /** What the wallet held at an instant, movements of that instant included. */
    Money balanceAt(UUID walletId, String currency, Instant at) {
        return balance(BALANCE_AT, walletId, currency, at);
    }

    /** What the wallet held right before an instant. */
    Money balanceBefore(UUID walletId, String currency, Instant at) {
        return balance(BALANCE_BEFORE, walletId, currency, at);
    }

    private Money balance(String query, UUID walletId, String currency, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, walletId);
            select.setTimestamp(2, Timestamp.from(at));
            select.setTimestamp(3, Timestamp.from(at));
            try (ResultSet row = select.executeQuery()) {
                return Money.ofMinor(row.next() ? row.getLong(1) : 0, currency);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read a balance", e);
        }
    }

    /** One more than wanted, newest first, when there are more. */
    List<Entry> page(UUID walletId, String currency, EntryFilter.Wanted wanted) {
        List<Object> arguments = new ArrayList<>(List.of(walletId));
        StringBuilder conditions = new StringBuilder();
        add(conditions, arguments, " AND p.seq < ?", wanted.before() == Long.MAX_VALUE ? null : wanted.before());
        add(conditions, arguments, " AND b.recorded_at >= ?", time(wanted.from()));
        add(conditions, arguments, " AND b.recorded_at < ?", time(wanted.to()));
        add(conditions, arguments, " AND abs(p.amount) >= ?", wanted.least());
        add(conditions, arguments, " AND abs(p.amount) <= ?", wanted.most());
        add(conditions, arguments, " AND strpos(lower(o.name), lower(?)) > 0", wanted.counterparty());
        add(conditions, arguments, " AND t.payment_id = ?", wanted.paymentId());
        return read(ENTRIES.formatted(conditions, "DESC", " LIMIT " + (wanted.limit() + 1)), arguments, currency);
    }

    /** All entries of a period, oldest first. */
    List<Entry> between(UUID walletId, String currency, Instant from, Instant to) {
        return read(
                ENTRIES.formatted(" AND b.recorded_at >= ? AND b.recorded_at < ?", "ASC", ""),
                List.of(walletId, Timestamp.from(from), Timestamp.from(to)),
                currency);
    }

    private List<Entry> read(String query, List<Object> arguments, String currency) {
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < arguments.size(); i++) {
                select.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong(1),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            Entry.Kind.of(row.getInt(4)),
                            Money.ofMinor(row.getLong(5), currency),
                            Money.ofMinor(row.getLong(6), currency),
                            row.getTimestamp(7).toInstant(),
                            row.getString(8)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read entries", e);
        }
        return entries;
    }

    private static @Nullable Timestamp time(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static void add(
            StringBuilder conditions, List<Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            conditions.append(condition);
            arguments.add(argument);
        }
    }
}
