package io.okpay.payment.tariff;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.CardFunding;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tariffs, past and future. */
@ApplicationScoped
public class Tariffs {

    private static final String VALID_AT =
            "SELECT version, valid_from, description FROM tariff WHERE valid_from <= ? ORDER BY valid_from DESC LIMIT 1";
    private static final String RULES =
            "SELECT id, type, funding, currency, basis_points, fixed, least, most FROM fee_rule"
                    + " WHERE tariff_version = ? ORDER BY id";

    private final AgroalDataSource dataSource;

    /** A tariff with its rules. */
    public record Tariff(int version, Instant validFrom, String description, List<FeeRule> rules) {

        /** The most specific rule that fits. */
        public Optional<FeeRule> rule(PaymentType type, @Nullable CardFunding funding, String currency) {
            return rules.stream()
                    .filter(rule -> rule.fits(type, funding, currency))
                    .max(Comparator.comparingInt(FeeRule::specificity).thenComparing(FeeRule::id));
        }
    }

    Tariffs(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The tariff that is valid at an instant, if there was one. */
    public Optional<Tariff> at(Instant instant) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(VALID_AT)) {
            select.setTimestamp(1, Timestamp.from(instant));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Tariff(
                                row.getInt(1),
                                row.getTimestamp(2).toInstant(),
                                row.getString(3),
                                rules(connection, row.getInt(1))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the tariff", e);
        }
    }

    private static List<FeeRule> rules(Connection connection, int version) throws SQLException {
        List<FeeRule> rules = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(RULES)) {
            select.setInt(1, version);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String funding = row.getString(3);
                    rules.add(new FeeRule(
                            row.getString(1),
                            version,
                            PaymentType.valueOf(row.getString(2)),
                            funding == null ? null : CardFunding.valueOf(funding),
                            row.getString(4),
                            row.getInt(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getObject(8, Long.class)));
                }
            }
        }
        return rules;
    }
}
