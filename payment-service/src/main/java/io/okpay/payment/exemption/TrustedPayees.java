package io.okpay.payment.exemption;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Whom customers trust. Somebody gets on the list only by a payment with both factors (PSD2 RTS Art. 13). */
@ApplicationScoped
public class TrustedPayees {

    private static final String TRUST =
            "INSERT INTO trusted_payee (customer_id, payee_id, payee_name, payment_id, since) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING";
    private static final String CONTAINS = "SELECT 1 FROM trusted_payee WHERE customer_id = ? AND payee_id = ?";
    private static final String LIST =
            "SELECT payee_id, payee_name, since FROM trusted_payee WHERE customer_id = ? ORDER BY since DESC";
    private static final String REMOVE = "DELETE FROM trusted_payee WHERE customer_id = ? AND payee_id = ?";

    private final AgroalDataSource dataSource;

    /**
     * Somebody who is paid without factors, up to the operator's bound.
     *
     * @param name as far as a stranger may know
     */
    public record TrustedPayee(UUID payeeId, String name, Instant since) {}

    TrustedPayees(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Puts the payee of a confirmed payment on the payer's list. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void trust(UUID customerId, UUID payeeId, String name, UUID paymentId, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(TRUST)) {
            insert.setObject(1, customerId);
            insert.setObject(2, payeeId);
            insert.setString(3, name);
            insert.setObject(4, paymentId);
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not note a trusted payee", e);
        }
    }

    boolean contain(UUID customerId, UUID payeeId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(CONTAINS)) {
            select.setObject(1, customerId);
            select.setObject(2, payeeId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the trusted payees", e);
        }
    }

    List<TrustedPayee> of(UUID customerId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setObject(1, customerId);
            List<TrustedPayee> payees = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    payees.add(new TrustedPayee(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return payees;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the trusted payees", e);
        }
    }

    /** Takes somebody off the list; false when nobody was on it. */
    boolean remove(UUID customerId, UUID payeeId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(REMOVE)) {
            delete.setObject(1, customerId);
            delete.setObject(2, payeeId);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not remove a trusted payee", e);
        }
    }
}
