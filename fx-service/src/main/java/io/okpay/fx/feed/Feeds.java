package io.okpay.fx.feed;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each feed was asked, and what was kept out of it. */
@ApplicationScoped
class Feeds {

    private static final String ASKED = "INSERT INTO feed (source, asked_at) VALUES (?, ?)"
            + " ON CONFLICT (source) DO UPDATE SET asked_at = excluded.asked_at";
    private static final String ANSWERED =
            "INSERT INTO feed (source, asked_at, answered_at, etag, last_modified) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (source) DO UPDATE SET answered_at = excluded.answered_at, etag = excluded.etag,"
                    + " last_modified = excluded.last_modified";
    private static final String STATE = "SELECT etag, last_modified, asked_at, answered_at FROM feed WHERE source = ?";
    private static final String REJECT = """
            INSERT INTO feed_rejection (source, reason, currency, on_day, as_of, detail, first_at, last_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, reason, currency, on_day) DO UPDATE
            SET times = feed_rejection.times + 1, as_of = excluded.as_of, detail = excluded.detail, last_at = excluded.last_at
            RETURNING times
            """;
    private static final String REJECTIONS =
            "SELECT reason, currency, as_of, detail, times, first_at, last_at FROM feed_rejection WHERE source = ?"
                    + " ORDER BY last_at DESC, id DESC LIMIT ?";

    private final AgroalDataSource dataSource;

    /** What the last answer was marked with, and when it came. */
    record State(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Instant askedAt,
            @Nullable Instant answeredAt) {

        static final State NONE = new State(null, null, null, null);
    }

    /** A cause for which something was kept out on one day. */
    record Kept(Rejection rejection, long times, Instant firstAt, Instant lastAt) {}

    Feeds(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    State state(String source) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(STATE)) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new State(row.getString(1), row.getString(2), instant(row, 3), instant(row, 4))
                        : State.NONE;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the state of a feed", e);
        }
    }

    void asked(String source, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(ASKED)) {
            upsert.setString(1, source);
            upsert.setObject(2, now.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not note the state of a feed", e);
        }
    }

    void answered(String source, @Nullable String etag, @Nullable String lastModified, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(ANSWERED)) {
            upsert.setString(1, source);
            upsert.setObject(2, now.atOffset(ZoneOffset.UTC));
            upsert.setObject(3, now.atOffset(ZoneOffset.UTC));
            upsert.setString(4, etag);
            upsert.setString(5, lastModified);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not note the state of a feed", e);
        }
    }

    /** Notes a rejection and says the how maniest of its cause and day it is. */
    long reject(String source, Rejection rejection, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        Instant asOf = rejection.asOf();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(REJECT)) {
            upsert.setString(1, source);
            upsert.setString(2, rejection.reason().name());
            upsert.setString(3, rejection.currency());
            upsert.setObject(4, at.toLocalDate());
            upsert.setObject(5, asOf == null ? null : asOf.atOffset(ZoneOffset.UTC));
            upsert.setString(6, rejection.detail());
            upsert.setObject(7, at);
            upsert.setObject(8, at);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not note what was kept out", e);
        }
    }

    List<Kept> rejections(String source, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(REJECTIONS)) {
            select.setString(1, source);
            select.setInt(2, limit);
            List<Kept> kept = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(new Kept(
                            new Rejection(
                                    Rejection.Reason.valueOf(row.getString(1)),
                                    row.getString(2),
                                    instant(row, 3),
                                    row.getString(4)),
                            row.getLong(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read what was kept out", e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
