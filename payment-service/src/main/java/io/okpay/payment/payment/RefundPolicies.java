package io.okpay.payment.payment;

import io.agroal.api.AgroalDataSource;
import io.okpay.payment.tariff.PaymentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Which payments may be refunded: data of the operator. */
@ApplicationScoped
class RefundPolicies {

    private static final String FIND = "SELECT days, fee_basis_points FROM refund_policy WHERE type = ?";

    private final AgroalDataSource dataSource;

    /**
     * The policy of a type.
     *
     * @param days for how long after the payment was made
     * @param feeBasisPoints the share of the fee that goes back, in hundredths of a percent
     */
    record RefundPolicy(int days, int feeBasisPoints) {}

    RefundPolicies(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The policy, if payments of this type are refunded at all. */
    Optional<RefundPolicy> of(PaymentType type) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, type.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new RefundPolicy(row.getInt(1), row.getInt(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the refund policies", e);
        }
    }
}
