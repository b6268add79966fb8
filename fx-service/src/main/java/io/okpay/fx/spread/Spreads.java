package io.okpay.fx.spread;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
public class Spreads {

    private static final String RULES =
            "SELECT currency, other, tier, from_amount, spread, weekend_spread FROM spread_rule WHERE version = ?"
                    + " ORDER BY line";

    private static final String ADD_TABLE =
            "INSERT INTO spread_table (version, created_by, created_at) SELECT ?, ?, now()"
                    + " WHERE (SELECT max(version) FROM spread_table) = ? ON CONFLICT DO NOTHING";
    private static final String ADD_RULE =
            "INSERT INTO spread_rule (version, line, currency, other, tier, from_amount, spread, weekend_spread)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final AgroalDataSource dataSource;
    private final Map<Integer, SpreadTable> tables = new ConcurrentHashMap<>();

    Spreads(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The version that holds now. */
    public SpreadTable current() {
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
    public SpreadTable version(int version) {
        return tables.computeIfAbsent(version, this::read);
    }

    /**
     * Adds the version after the one that it was made from.
     *
     * @throws ProblemException CONFLICT when that is not the latest
     */
    @Transactional
    SpreadTable replace(int replaces, List<SpreadRule> rules, String author) {
        SpreadTable table = new SpreadTable(replaces + 1, rules);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement addTable = connection.prepareStatement(ADD_TABLE);
                PreparedStatement addRule = connection.prepareStatement(ADD_RULE)) {
            addTable.setInt(1, table.version());
            addTable.setString(2, author);
            addTable.setInt(3, replaces);
            if (addTable.executeUpdate() == 0) {
                throw ProblemException.of(CommonProblem.CONFLICT, "replaces");
            }
            for (int line = 0; line < rules.size(); line++) {
                SpreadRule rule = rules.get(line);
                addRule.setInt(1, table.version());
                addRule.setInt(2, line + 1);
                addRule.setString(3, rule.currency());
                addRule.setString(4, rule.other());
                addRule.setString(5, rule.tier());
                addRule.setBigDecimal(6, rule.from());
                addRule.setBigDecimal(7, rule.spread());
                addRule.setBigDecimal(8, rule.weekendSpread());
                addRule.addBatch();
            }
            addRule.executeBatch();
            return table;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not keep the spreads", e);
        }
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
