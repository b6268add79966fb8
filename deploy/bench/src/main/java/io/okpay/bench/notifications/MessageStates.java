package io.okpay.bench.notifications;

import io.okpay.bench.BenchException;
import io.okpay.local.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** What notification-service itself says of its messages. */
final class MessageStates {

    private static final String OWNER = "notification_owner";
    private static final String COUNT = "SELECT channel || ' ' || state, count(*) FROM message GROUP BY 1";

    private MessageStates() {}

    /** How many there are, by channel and state. */
    static Map<String, Integer> count(String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, OWNER, LocalPostgres.password(OWNER));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNT)) {
            Map<String, Integer> states = new TreeMap<>();
            while (row.next()) {
                states.put(row.getString(1), row.getInt(2));
            }
            return states;
        } catch (SQLException e) {
            throw new BenchException("The messages cannot be counted: " + e.getMessage(), e);
        }
    }
}
