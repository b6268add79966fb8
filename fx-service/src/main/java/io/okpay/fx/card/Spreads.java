package io.okpay.fx.card;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All versions of the table of spreads. */
@ApplicationScoped
class Spreads {

    private static final String RULES =
            "SELECT currency, other, tier, from_amount, spread, weekend_spread FROM spread_rule WHERE version = ?"
                    + " ORDER BY line";

    private final AgroalDataSource dataSource;
    private final Map<Integer, SpreadTable> tables = new ConcurrentHashMap<>();

    Spreads(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The version that holds now. */
    SpreadTable current() {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT max(version) FROM spread_table")) {
            row.next();
            return version(row.getInt(1));
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the spreads", e);
        }
    }

    /** A version, which never changes. */
    SpreadTable version(int version) {
        return tables.computeIfAbsent(version, this::read);
    }

    private SpreadTable read(int version) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(RULES)) {
            select.setInt(1, version);
            List<SpreadRule> rules = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rules.add(new SpreadRule(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getBigDecimal(4),
                            row.getBigDecimal(5),
                            row.getBigDecimal(6)));
                }
            }
            return new SpreadTable(version, rules);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the spreads", e);
        }
    }
}
