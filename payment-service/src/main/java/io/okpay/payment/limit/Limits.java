package io.okpay.payment.limit;

import io.agroal.api.AgroalDataSource;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every customer's limits, and what payments take of them: when a payment is accepted, for as long as it may still move money.
 * Periods are taken in one order, so that parallel payments of a customer wait for each other and never for good.
 */
@ApplicationScoped
public class Limits {

    private static final List<Period> COUNTED = List.of(Period.DAY, Period.MONTH);

    private static final String FIND =
            "SELECT DISTINCT ON (rule.period) rule.period, customer.tier, rule.units, coalesce(usage.used, 0)"
                    + " FROM directory_customer customer JOIN limit_rule rule"
                    + " ON rule.type = ? AND coalesce(rule.tier, customer.tier) = customer.tier AND coalesce(rule.currency, ?) = ?"
                    + " LEFT JOIN limit_usage usage ON usage.customer_id = customer.id AND usage.type = rule.type AND usage.currency = ?"
                    + " AND usage.period = rule.period AND usage.starts = CASE rule.period WHEN 'DAY' THEN ? WHEN 'MONTH' THEN ? END"
                    + " WHERE customer.id = ? ORDER BY rule.period, rule.tier NULLS LAST, rule.currency NULLS LAST";
    private static final String TAKE =
            "INSERT INTO limit_usage AS usage (customer_id, type, currency, period, starts, used)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (customer_id, type, currency, period, starts)"
                    + " DO UPDATE SET used = usage.used + excluded.used WHERE usage.used + excluded.used <= ?";
    private static final String NOTE = "INSERT INTO limit_taken VALUES (?, ?, ?, ?, ?, ?)";
    private static final String FORGET =
            "DELETE FROM limit_taken WHERE payment_id = ?" + " RETURNING customer_id, type, currency, amount, taken_on";
    private static final String GIVE_BACK = "UPDATE limit_usage SET used = used - ?"
            + " WHERE customer_id = ? AND type = ? AND currency = ? AND period = ? AND starts = ?";
    private static final String CURRENCIES =
            "SELECT currency FROM directory_wallet WHERE customer_id = ? ORDER BY currency";

    private final AgroalDataSource dataSource;

    Limits(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The customer's limits in a currency for one type of payment, the shortest period first. */
    public List<Limit> of(UUID customerId, PaymentType type, String currency, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, type.name());
            select.setString(2, currency);
            select.setString(3, currency);
            select.setString(4, currency);
            select.setObject(5, Period.DAY.start(today));
            select.setObject(6, Period.MONTH.start(today));
            select.setObject(7, customerId);
            List<Limit> limits = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Period period = Period.valueOf(row.getString(1));
                    limits.add(new Limit(
                            type,
                            period,
                            "CUSTOMER",
                            row.getString(2),
                            Money.of(Long.toString(row.getLong(3)), currency),
                            Money.ofMinor(row.getLong(4), currency),
                            period.resetsAt(today)));
                }
            }
            limits.sort((one, other) -> one.per().compareTo(other.per()));
            return limits;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the limits", e);
        }
    }

    /** The currencies that a customer holds. */
    List<String> currencies(UUID customerId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(CURRENCIES)) {
            select.setObject(1, customerId);
            List<String> currencies = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    currencies.add(row.getString(1));
                }
            }
            return currencies;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the wallets", e);
        }
    }

    /**
     * Takes an amount for a payment from all of the customer's limits, or says which one it does not fit into; the caller then
     * rolls back.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Limit> take(UUID paymentId, UUID customerId, PaymentType type, Money amount, Instant now) {
        List<Limit> limits = of(customerId, type, amount.currencyCode(), now);
        Optional<Limit> tooLow =
                limits.stream().filter(limit -> !limit.admits(amount)).findFirst();
        if (tooLow.isPresent()) {
            return tooLow;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection()) {
            for (Period period : COUNTED) {
                Optional<Limit> limit =
                        limits.stream().filter(one -> one.per() == period).findFirst();
                long most = limit.map(one -> one.limit().minor()).orElse(Long.MAX_VALUE);
                if (!taken(connection, customerId, type, amount, period.start(today), period, most)) {
                    return of(customerId, type, amount.currencyCode(), now).stream()
                            .filter(one -> one.per() == period)
                            .findFirst()
                            .or(() -> limit);
                }
            }
            note(connection, paymentId, customerId, type, amount, today);
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not take from the limits", e);
        }
    }

    /** Gives back what a payment has taken, once: it will move no money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(UUID paymentId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, paymentId);
            try (ResultSet taken = delete.executeQuery()) {
                if (taken.next()) {
                    giveBack(connection, taken);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not give back to the limits", e);
        }
    }

    private static boolean taken(
            Connection connection,
            UUID customerId,
            PaymentType type,
            Money amount,
            LocalDate start,
            Period period,
            long most)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(TAKE)) {
            insert.setObject(1, customerId);
            insert.setString(2, type.name());
            insert.setString(3, amount.currencyCode());
            insert.setString(4, period.name());
            insert.setObject(5, start);
            insert.setLong(6, amount.minor());
            insert.setLong(7, most);
            return insert.executeUpdate() == 1;
        }
    }

    private static void note(
            Connection connection, UUID paymentId, UUID customerId, PaymentType type, Money amount, LocalDate today)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            insert.setObject(1, paymentId);
            insert.setObject(2, customerId);
            insert.setString(3, type.name());
            insert.setString(4, amount.currencyCode());
            insert.setLong(5, amount.minor());
            insert.setObject(6, today);
            insert.executeUpdate();
        }
    }

    private static void giveBack(Connection connection, ResultSet taken) throws SQLException {
        LocalDate day = taken.getObject("taken_on", LocalDate.class);
        for (Period period : COUNTED) {
            try (PreparedStatement update = connection.prepareStatement(GIVE_BACK)) {
                update.setLong(1, taken.getLong("amount"));
                update.setObject(2, taken.getObject("customer_id", UUID.class));
                update.setString(3, taken.getString("type"));
                update.setString(4, taken.getString("currency"));
                update.setString(5, period.name());
                update.setObject(6, period.start(day));
                update.executeUpdate();
            }
        }
    }
}
