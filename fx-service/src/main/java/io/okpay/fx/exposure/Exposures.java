package io.okpay.fx.exposure;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.ConversionExecuted;
import io.okpay.platform.event.ConversionReversed;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The exposure by currency, and what was exchanged each way. */
@ApplicationScoped
class Exposures {

    private static final String MOVE = "INSERT INTO exposure AS known (currency, position, margin, movements)"
            + " VALUES (?, ?, ?, 1) ON CONFLICT (currency) DO UPDATE SET position = known.position + excluded.position,"
            + " margin = known.margin + excluded.margin, movements = known.movements + 1";
    private static final String FLOW = "INSERT INTO exposure_flow AS known VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (source, target) DO UPDATE SET given = known.given + excluded.given,"
            + " at_mid = known.at_mid + excluded.at_mid, received = known.received + excluded.received,"
            + " conversions = known.conversions + excluded.conversions";
    private static final String POSITIONS = "SELECT currency, position, margin FROM exposure ORDER BY currency";
    private static final String FLOWS =
            "SELECT source, target, given, at_mid, received, conversions FROM exposure_flow ORDER BY source, target";

    private final AgroalDataSource dataSource;

    /**
     * A currency.
     *
     * @param amount bought from customers; below zero, sold to them
     * @param margin earned by spreads and rounding
     */
    record Position(Money amount, Money margin) {}

    /** What customers gave of one currency, what that was worth in another, and what they got. */
    record Flow(Money given, Money atMid, Money received, long conversions) {}

    Exposures(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds a conversion in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(ConversionExecuted event) {
        move(event.source(), event.target(), event.atMid(), event.spread(), 1);
    }

    /** Takes a conversion back that was undone at its own rates, in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeBack(ConversionReversed event) {
        move(
                event.source().negated(),
                event.target().negated(),
                event.atMid().negated(),
                event.spread().negated(),
                -1);
    }

    private void move(Money source, Money target, Money atMid, Money spread, int conversions) {
        try (Connection connection = dataSource.getConnection()) {
            // in one order, so that consumers of other partitions wait for each other and never for good
            if (source.currencyCode().compareTo(target.currencyCode()) < 0) {
                move(connection, source, Money.zero(source.currencyCode()));
                move(connection, atMid.negated(), spread);
            } else {
                move(connection, atMid.negated(), spread);
                move(connection, source, Money.zero(source.currencyCode()));
            }
            try (PreparedStatement flow = connection.prepareStatement(FLOW)) {
                flow.setString(1, source.currencyCode());
                flow.setString(2, target.currencyCode());
                flow.setLong(3, source.minor());
                flow.setLong(4, atMid.minor());
                flow.setLong(5, target.minor());
                flow.setInt(6, conversions);
                flow.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not add to the exposure", e);
        }
    }

    private static void move(Connection connection, Money position, Money margin) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(MOVE)) {
            upsert.setString(1, position.currencyCode());
            upsert.setLong(2, position.minor());
            upsert.setLong(3, margin.minor());
            upsert.executeUpdate();
        }
    }

    List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        read(POSITIONS, row -> positions.add(new Position(money(row, 2, 1), money(row, 3, 1))));
        return positions;
    }

    List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        read(FLOWS, row -> flows.add(new Flow(money(row, 3, 1), money(row, 4, 2), money(row, 5, 2), number(row, 6))));
        return flows;
    }

    private void read(String query, Consumer<ResultSet> each) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                each.accept(row);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Money money(ResultSet row, int amount, int currency) {
        try {
            return Money.ofMinor(row.getLong(amount), row.getString(currency));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static long number(ResultSet row, int column) {
        try {
            return row.getLong(column);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException cause) {
        return new IllegalStateException("Could not read the exposure", cause);
    }
}
