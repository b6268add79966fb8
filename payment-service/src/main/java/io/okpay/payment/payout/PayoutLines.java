package io.okpay.payment.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of payouts; there are too many of them for objects that are looked after one by one. */
@ApplicationScoped
class PayoutLines {

    private static final String INSERT =
            "INSERT INTO payout_line (payout_id, number, line_reference, payee_id, payee_name,"
                    + " payee_wallet_id, amount, fee, fee_rule, note, state, updated_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)";
    private static final String SELECT =
            "SELECT number, line_reference, payee_id, payee_name, payee_wallet_id, amount, fee,"
                    + " fee_rule, note, state, payment_id, failure_code, failure_details::text FROM payout_line WHERE payout_id = ?"
                    + " AND number > ? AND (?::text IS NULL OR state = ?) ORDER BY number LIMIT ?";
    private static final String PROGRESS =
            "SELECT state, count(*), sum(amount), sum(fee) FROM payout_line WHERE payout_id = ? GROUP BY state";
    private static final String START = "UPDATE payout_line SET state = 'PROCESSING', payment_id = ?, updated_at = ?"
            + " WHERE payout_id = ? AND number = ? AND state = 'PENDING'";
    private static final String END = "UPDATE payout_line SET state = ?, failure_code = ?, failure_details = ?::jsonb,"
            + " updated_at = ? WHERE payment_id = ? AND state = 'PROCESSING'";

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    PayoutLines(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    private record Sum(int count, Money amount, Money fee) {}

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID payoutId, List<PayoutLine> lines, Instant now) {
        var _ = run(INSERT, insert -> {
            for (PayoutLine line : lines) {
                insert.setObject(1, payoutId);
                insert.setInt(2, line.number());
                insert.setString(3, line.lineReference());
                insert.setObject(4, line.payeeId());
                insert.setString(5, line.payeeName());
                insert.setObject(6, line.payeeWalletId());
                insert.setLong(7, line.amount().minor());
                insert.setLong(8, line.fee().minor());
                insert.setString(9, line.feeRule());
                insert.setString(10, line.note());
                insert.setTimestamp(11, Timestamp.from(now));
                insert.addBatch();
            }
            return insert.executeBatch();
        });
    }

    /** Lines after a number, in order. */
    List<PayoutLine> after(Payout payout, int number, @Nullable LineState state, int most) {
        return run(SELECT, select -> {
            select.setObject(1, payout.id());
            select.setInt(2, number);
            select.setString(3, state == null ? null : state.name());
            select.setString(4, state == null ? null : state.name());
            select.setInt(5, most);
            List<PayoutLine> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(line(row, payout.currency()));
                }
            }
            return found;
        });
    }

    Progress progress(Payout payout) {
        String currency = payout.currency();
        Map<LineState, Sum> sums = new EnumMap<>(LineState.class);
        return run(PROGRESS, select -> {
            select.setObject(1, payout.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sums.put(
                            LineState.valueOf(row.getString(1)),
                            new Sum(
                                    row.getInt(2),
                                    Money.ofMinor(row.getLong(3), currency),
                                    Money.ofMinor(row.getLong(4), currency)));
                }
            }
            Sum none = new Sum(0, Money.zero(currency), Money.zero(currency));
            Sum paid = sums.getOrDefault(LineState.PAID, none);
            Sum failed = sums.getOrDefault(LineState.FAILED, none);
            return new Progress(
                    sums.getOrDefault(LineState.PENDING, none).count(),
                    sums.getOrDefault(LineState.PROCESSING, none).count(),
                    paid.count(),
                    failed.count(),
                    paid.amount(),
                    paid.fee(),
                    failed.amount());
        });
    }

    /** A line is paid by this payment from here on, and by no other. */
    @Transactional(Transactional.TxType.MANDATORY)
    void start(UUID payoutId, int number, UUID paymentId, Instant now) {
        int started = run(START, update -> {
            update.setObject(1, paymentId);
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, payoutId);
            update.setInt(4, number);
            return update.executeUpdate();
        });
        if (started != 1) {
            throw new IllegalStateException("Line " + number + " of payout " + payoutId + " is paid already");
        }
    }

    /** The payment of a line has ended; the same end again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void end(UUID paymentId, LineState state, @Nullable String code, Map<String, String> details, Instant now) {
        var _ = run(END, update -> {
            update.setString(1, state.name());
            update.setString(2, code);
            update.setString(3, code == null ? null : text(details));
            update.setTimestamp(4, Timestamp.from(now));
            update.setObject(5, paymentId);
            return update.executeUpdate();
        });
    }

    private PayoutLine line(ResultSet row, String currency) throws SQLException {
        return new PayoutLine(
                row.getInt(1),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, UUID.class),
                Money.ofMinor(row.getLong(6), currency),
                Money.ofMinor(row.getLong(7), currency),
                row.getString(8),
                row.getString(9),
                LineState.valueOf(row.getString(10)),
                row.getObject(11, UUID.class),
                row.getString(12),
                details(row.getString(13)));
    }

    private String text(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> details(@Nullable String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not work on payout lines", e);
        }
    }
}
