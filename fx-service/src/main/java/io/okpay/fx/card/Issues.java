package io.okpay.fx.card;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All issues of cards. A row is all cards of its issue, since they are computed from it. */
@ApplicationScoped
class Issues {

    private static final String INSERT =
            "INSERT INTO card_issue (source, spread_version, currencies, mids, valid_from, valid_until)"
                    + " VALUES (?, ?, ?, ?, ?, ?) RETURNING version";
    private static final String LATEST =
            "SELECT version, source, spread_version, currencies, mids, valid_from, valid_until, published_at IS NOT NULL"
                    + " FROM card_issue WHERE version > ? ORDER BY version DESC LIMIT 1";
    private static final String VALID =
            "SELECT version, source, spread_version, currencies, mids, valid_from, valid_until, published_at IS NOT NULL"
                    + " FROM card_issue WHERE valid_from > ? - interval '1 day' AND valid_until > ? ORDER BY version DESC"
                    + " LIMIT 100";
    private static final String PUBLISHED = "UPDATE card_issue SET published_at = now() WHERE version = ?";

    private final AgroalDataSource dataSource;

    /**
     * What the cards of an issue are computed from.
     *
     * @param mids how much of each currency one EUR is worth
     * @param published whether all of them are on the topic
     */
    record Stored(Issue issue, int spreadVersion, Map<String, BigDecimal> mids, boolean published) {}

    Issues(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The latest issue after a version. */
    Optional<Stored> latestAfter(long version) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setLong(1, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the cards", e);
        }
    }

    /** The issues that are still valid, the oldest first. */
    List<Stored> validAt(Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(VALID)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            List<Stored> valid = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    valid.addFirst(read(row));
                }
            }
            return valid;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the cards", e);
        }
    }

    Stored add(String source, int spreadVersion, Map<String, BigDecimal> mids, Instant from, Instant until) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, source);
            insert.setInt(2, spreadVersion);
            insert.setArray(3, connection.createArrayOf("text", mids.keySet().toArray()));
            insert.setArray(4, connection.createArrayOf("numeric", mids.values().toArray()));
            insert.setObject(5, from.atOffset(ZoneOffset.UTC));
            insert.setObject(6, until.atOffset(ZoneOffset.UTC));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Stored(new Issue(row.getLong(1), source, from, until), spreadVersion, mids, false);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not keep the cards", e);
        }
    }

    void published(long version) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(PUBLISHED)) {
            update.setLong(1, version);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not note the publication", e);
        }
    }

    private static Stored read(ResultSet row) throws SQLException {
        Object[] currencies = elements(row.getArray(4));
        Object[] mids = elements(row.getArray(5));
        Map<String, BigDecimal> byCurrency = new TreeMap<>();
        for (int i = 0; i < currencies.length; i++) {
            byCurrency.put((String) currencies[i], (BigDecimal) mids[i]);
        }
        return new Stored(
                new Issue(row.getLong(1), row.getString(2), instant(row, 6), instant(row, 7)),
                row.getInt(3),
                byCurrency,
                row.getBoolean(8));
    }

    private static Object[] elements(Array array) throws SQLException {
        return (Object[]) array.getArray();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
