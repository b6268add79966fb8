package io.okpay.fx.history;

import io.agroal.api.AgroalDataSource;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.rate.MidRates;
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

/** Bars of any pair, from the readings themselves: the highest of a cross is not the cross of the highest. */
@ApplicationScoped
class Bars {

    /** Bars begin where they would if the first had begun on this Monday. */
    private static final String SELECT = """
            SELECT date_bin(make_interval(secs => ?), as_of, '2024-01-01T00:00:00Z') AS at,
                   (array_agg(quote / base ORDER BY as_of))[1],
                   max(quote / base),
                   min(quote / base),
                   (array_agg(quote / base ORDER BY as_of DESC))[1]
            FROM (SELECT as_of,
                         CASE WHEN ? = 'EUR' THEN 1.0 ELSE mids[array_position(currencies, ?)] END AS base,
                         CASE WHEN ? = 'EUR' THEN 1.0 ELSE mids[array_position(currencies, ?)] END AS quote
                  FROM rate_snapshot WHERE source = ? AND as_of >= ? AND as_of < ?) readings
            WHERE base IS NOT NULL AND quote IS NOT NULL
            GROUP BY 1 ORDER BY 1
            """;

    private final AgroalDataSource dataSource;

    Bars(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<Bar> of(CurrencyPair pair, Interval interval, Instant from, Instant to) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setDouble(1, (double) interval.length().toSeconds());
            select.setString(2, pair.base());
            select.setString(3, pair.base());
            select.setString(4, pair.quote());
            select.setString(5, pair.quote());
            select.setString(6, interval.source());
            select.setObject(7, from.atOffset(ZoneOffset.UTC));
            select.setObject(8, to.atOffset(ZoneOffset.UTC));
            List<Bar> bars = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    bars.add(new Bar(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            rate(row, 2),
                            rate(row, 3),
                            rate(row, 4),
                            rate(row, 5)));
                }
            }
            return bars;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the history", e);
        }
    }

    private static BigDecimal rate(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column).round(MidRates.PRECISION);
    }
}
