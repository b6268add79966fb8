package io.okpay.fx.lease;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A lock that one replica holds while it works, kept by a database session: it ends with the replica that dies. */
@ApplicationScoped
public class Lease {

    private final AgroalDataSource dataSource;

    /** What is done under the lock. */
    public interface Work {
        void run() throws Exception;
    }

    Lease(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Does the work unless somebody else does work of that name now; says whether it was done. */
    public boolean tryRun(String name, Work work) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            if (!ask(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", name);
            }
        }
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
