package io.okpay.payment.promotion;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What promotions offer, and what payments take of them: when a payment is accepted, for as long as it may still move money.
 * The customer's row comes before the promotion's, so that parallel payments wait for each other and never for good.
 */
@ApplicationScoped
public class Promotions {

    private static final String OFFER = "SELECT " + PromotionRow.COLUMNS + ", b.paused_at IS NOT NULL AS paused,"
            + " b.total - b.spent AS remaining, coalesce(u.payments, 0) AS payments, coalesce(u.amount, 0) AS amount,"
            + " NOT p.new_customers OR NOT EXISTS (SELECT FROM payment WHERE payer_id = ? AND type <> 'REFUND'"
            + " AND state NOT IN ('FAILED', 'EXPIRED', 'CANCELLED', 'REJECTED')) AS welcome"
            + " FROM promotion p JOIN promotion_budget b ON b.promotion_id = p.id"
            + " LEFT JOIN promotion_use u ON u.promotion_id = p.id AND u.customer_id = ? WHERE p.approved_at IS NOT NULL AND ";
    private static final String BY_CODE = OFFER + "p.code = ?";
    private static final String BY_THEMSELVES = OFFER
            + "p.code IS NULL AND p.currency = ? AND p.valid_from <= ? AND p.valid_until > ? AND b.paused_at IS NULL ORDER BY p.id";
    private static final String CAPS =
            "SELECT payments_per_customer, coalesce(amount_per_customer, 9223372036854775807) FROM promotion WHERE id = ?";
    private static final String USE = "INSERT INTO promotion_use AS used (promotion_id, customer_id, payments, amount)"
            + " SELECT ?, ?, 1, ? WHERE ? <= ? ON CONFLICT (promotion_id, customer_id)"
            + " DO UPDATE SET payments = used.payments + 1, amount = used.amount + excluded.amount"
            + " WHERE used.payments < ? AND used.amount + excluded.amount <= ?";
    private static final String NOTE =
            "INSERT INTO promotion_taken (payment_id, promotion_id, customer_id, amount) VALUES (?, ?, ?, ?)";
    private static final String SPEND = "UPDATE promotion_budget SET spent = spent + ?"
            + " WHERE promotion_id = ? AND paused_at IS NULL AND spent + ? <= total";
    private static final String IS_PAUSED =
            "SELECT 1 FROM promotion_budget WHERE promotion_id = ? AND paused_at IS NOT NULL";
    private static final String FORGET =
            "DELETE FROM promotion_taken WHERE payment_id = ? RETURNING promotion_id, customer_id, amount";
    private static final String UNUSE = "UPDATE promotion_use SET payments = payments - 1, amount = amount - ?"
            + " WHERE promotion_id = ? AND customer_id = ?";
    private static final String RETURN = "UPDATE promotion_budget SET spent = spent - ? WHERE promotion_id = ?";

    private final AgroalDataSource dataSource;

    Promotions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The promotion with a code, as the customer finds it. */
    public Optional<Offer> byCode(String code, UUID customerId) {
        return offers(BY_CODE, customerId, code.toUpperCase(Locale.ROOT)).stream()
                .findFirst();
    }

    /** The running promotions of a currency that need no code, as the customer finds them. */
    public List<Offer> byThemselves(UUID customerId, String currency, Instant now) {
        return offers(BY_THEMSELVES, customerId, currency, now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC));
    }

    /**
     * Takes the promised reduction for a payment, all of it, or says why it is no longer there; the caller then rolls back. The
     * promotion's row stays locked until the transaction ends, so this comes last in it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Unavailable> take(UUID paymentId, UUID customerId, Reduction promised) {
        try (Connection connection = dataSource.getConnection()) {
            if (!use(connection, customerId, promised)) {
                return Optional.of(Unavailable.USED_UP);
            }
            update(connection, NOTE, paymentId, promised.promotionId(), customerId, promised.amount());
            if (update(connection, SPEND, promised.amount(), promised.promotionId(), promised.amount()) == 1) {
                return Optional.empty();
            }
            return Optional.of(
                    isPaused(connection, promised.promotionId()) ? Unavailable.NOT_RUNNING : Unavailable.EXHAUSTED);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not take from a promotion", e);
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
                    UUID promotionId = taken.getObject(1, UUID.class);
                    UUID customerId = taken.getObject(2, UUID.class);
                    long amount = taken.getLong(3);
                    update(connection, UNUSE, amount, promotionId, customerId);
                    update(connection, RETURN, amount, promotionId);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not give back to a promotion", e);
        }
    }

    private List<Offer> offers(String query, UUID customerId, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, customerId);
            select.setObject(2, customerId);
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 3, parameters[i]);
            }
            List<Offer> offers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    offers.add(new Offer(
                            PromotionRow.read(row),
                            row.getBoolean("paused"),
                            row.getLong("remaining"),
                            row.getInt("payments"),
                            row.getLong("amount"),
                            row.getBoolean("welcome")));
                }
            }
            return offers;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the promotions", e);
        }
    }

    private static boolean use(Connection connection, UUID customerId, Reduction promised) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CAPS)) {
            select.setObject(1, promised.promotionId());
            try (ResultSet caps = select.executeQuery()) {
                caps.next();
                int payments = caps.getInt(1);
                long most = caps.getLong(2);
                long amount = promised.amount();
                return update(connection, USE, promised.promotionId(), customerId, amount, amount, most, payments, most)
                        == 1;
            }
        }
    }

    private static boolean isPaused(Connection connection, UUID promotionId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IS_PAUSED)) {
            select.setObject(1, promotionId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static int update(Connection connection, String statement, Object... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
        }
    }
}
