package io.okpay.fx.feed;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All readings that were believed. */
@ApplicationScoped
public class Snapshots {

    private static final String INSERT =
            "INSERT INTO rate_snapshot (source, as_of, received_at, currencies, mids) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING";

    private static final String AFTER =
            "SELECT as_of, currencies, mids FROM rate_snapshot WHERE source = ? AND as_of > ?"
                    + " ORDER BY as_of DESC LIMIT " + Book.READINGS;
    private static final Instant BEFORE_ALL = Instant.EPOCH;

    private static final String LATEST = "SELECT as_of FROM rate_snapshot WHERE source = ? ORDER BY as_of DESC LIMIT 1";

    private static final String LAST =
            "SELECT mids[array_position(currencies, ?)], as_of FROM rate_snapshot WHERE source = ? AND ? = ANY (currencies)"
                    + " ORDER BY as_of DESC LIMIT 1";

    /** Yesterday's readings are thinned to one a minute, the oldest go. */
    private static final String THIN = """
            DELETE FROM rate_snapshot WHERE source = ? AND (as_of < ? OR as_of < ? AND id NOT IN (
                SELECT min(id) FROM rate_snapshot WHERE source = ? AND as_of < ? GROUP BY date_trunc('minute', as_of)))
            """;

    private final AgroalDataSource dataSource;
    private final Map<String, Book> books = new ConcurrentHashMap<>();

    /**
     * A rate that was believed.
     *
     * @param mid how much one EUR is worth
     */
    public record Quote(BigDecimal mid, Instant asOf) {}

    Snapshots(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The last good rate of each currency. Readings never change, so only those are read that came since the last time. */
    public Map<String, Quote> book(String source) {
        Book book = books.computeIfAbsent(source, _ -> new Book());
        synchronized (book) {
            after(source, book.asOf()).reversed().forEach(reading -> book.add(reading.asOf(), reading.mids()));
            return book.quotes();
        }
    }

    /** The readings after a time, the latest first. */
    private List<Reading> after(String source, @Nullable Instant asOf) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setString(1, source);
            select.setObject(2, (asOf == null ? BEFORE_ALL : asOf).atOffset(ZoneOffset.UTC));
            List<Reading> readings = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String[] currencies = (String[]) row.getArray(2).getArray();
                    BigDecimal[] mids = (BigDecimal[]) row.getArray(3).getArray();
                    Map<String, BigDecimal> byCurrency = new TreeMap<>();
                    for (int i = 0; i < currencies.length; i++) {
                        byCurrency.put(currencies[i], mids[i]);
                    }
                    readings.add(new Reading(instant(row, 1), byCurrency));
                }
            }
            return readings;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the rates", e);
        }
    }

    /** When the latest reading was made. */
    public Optional<Instant> latest(String source) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(instant(row, 1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the rates", e);
        }
    }

    /** The last good rate of a currency, however long ago. */
    Optional<Quote> last(String source, String currency) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setString(1, currency);
            select.setString(2, source);
            select.setString(3, currency);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Quote(row.getBigDecimal(1), instant(row, 2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the rates", e);
        }
    }

    void add(String source, Instant asOf, Map<String, BigDecimal> mids, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, source);
            insert.setObject(2, asOf.atOffset(ZoneOffset.UTC));
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setArray(4, connection.createArrayOf("text", mids.keySet().toArray()));
            insert.setArray(5, connection.createArrayOf("numeric", mids.values().toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not keep the rates", e);
        }
    }

    void thin(String source, Instant oldest, Instant thinBefore) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(THIN)) {
            delete.setString(1, source);
            delete.setObject(2, oldest.atOffset(ZoneOffset.UTC));
            delete.setObject(3, thinBefore.atOffset(ZoneOffset.UTC));
            delete.setString(4, source);
            delete.setObject(5, thinBefore.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not thin the rates", e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
