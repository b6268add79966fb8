package io.okpay.payment.directory;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds many customers at once, with their wallets in one currency. */
@ApplicationScoped
public class Payees {

    private final AgroalDataSource dataSource;

    /** By what a customer is named. */
    public enum Address {
        /** E.164. */
        PHONE("c.phone", ""),
        /** A verified address, in lower case. */
        EMAIL("c.email", ""),
        /** Of the customer's receive code. */
        HANDLE("h.handle", "JOIN receive_handle h ON h.customer_id = c.id AND h.revoked_at IS NULL");

        private final String query;

        Address(String column, String join) {
            this.query = "SELECT " + column + ", c.id, c.full_name, c.country, w.id FROM directory_customer c"
                    + " LEFT JOIN directory_wallet w ON w.customer_id = c.id AND w.currency = ? " + join + " WHERE "
                    + column + " = ANY (?)";
        }
    }

    /**
     * Who can be paid.
     *
     * @param name as others see it
     * @param country ISO 3166-1 alpha-2
     * @param walletId in the currency that was asked for, if they hold it
     */
    public record Payee(
            UUID id, String name, String country, @Nullable UUID walletId) {}

    Payees(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The customers among those that are named, by these names. */
    public Map<String, Payee> find(Address address, Collection<String> names, String currency) {
        Map<String, Payee> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(address.query)) {
            select.setString(1, currency);
            select.setArray(2, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(
                            row.getString(1),
                            new Payee(
                                    row.getObject(2, UUID.class),
                                    DirectoryCustomer.displayName(row.getString(3)),
                                    row.getString(4),
                                    row.getObject(5, UUID.class)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not look payees up", e);
        }
        return found;
    }
}
