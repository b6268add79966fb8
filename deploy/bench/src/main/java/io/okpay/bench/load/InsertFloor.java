package io.okpay.bench.load;

import io.okpay.bench.BenchException;
import io.okpay.bench.Latencies;
import io.okpay.local.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What the suite costs at least: one durable insert of a row like one of its own, with its indexes, by JDBC. */
public final class InsertFloor {

    private static final String COLUMNS =
            "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position), string_agg(CASE WHEN column_name = ANY (?)"
                    + " THEN '?' ELSE 'sample.' || quote_ident(column_name) END, ', '"
                    + " ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = ?"
                    + " AND is_identity = 'NO' AND coalesce(column_default, '') NOT LIKE 'nextval%'";

    private final String jdbcUrl;
    private final String owner;
    private final String table;
    private final List<String> ids;

    /**
     * A floor beside a table that has a row already.
     *
     * @param owner the role that owns the table
     * @param ids the columns that have another id in each row
     */
    public InsertFloor(String jdbcUrl, String owner, String table, List<String> ids) {
        this.jdbcUrl = jdbcUrl;
        this.owner = owner;
        this.table = table;
        this.ids = ids;
    }

    /**
     * Rows a second, with so many connections.
     *
     * @param latencies takes the duration of each insert
     */
    public double perSecond(int connections, Duration length, Latencies latencies) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bench_" + table + " (LIKE " + table
                    + " INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING INDEXES)");
            String insert = insert(connection);
            return Workers.perSecond(connections, length, latencies, () -> new Inserts(connect(), insert));
        } catch (SQLException e) {
            throw new BenchException("The floor failed: " + e.getMessage(), e);
        }
    }

    /** One row after the other on a connection of its own. */
    private static final class Inserts implements Workers.Worker {
        private final Connection connection;
        private final PreparedStatement insert;
        private final int parameters;

        Inserts(Connection connection, String sql) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement(sql);
            this.parameters = insert.getParameterMetaData().getParameterCount();
        }

        @Override
        public void work() throws SQLException {
            for (int i = 1; i <= parameters; i++) {
                insert.setObject(i, UUID.randomUUID());
            }
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** A copy of any row of the table, but for its ids. */
    private String insert(Connection connection) throws SQLException {
        try (PreparedStatement columns = connection.prepareStatement(COLUMNS)) {
            columns.setArray(1, connection.createArrayOf("text", ids.toArray()));
            columns.setString(2, "bench_" + table);
            try (ResultSet row = columns.executeQuery()) {
                row.next();
                return "INSERT INTO bench_" + table + " (" + row.getString(1) + ") SELECT " + row.getString(2)
                        + " FROM (SELECT * FROM " + table + " LIMIT 1) sample";
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, owner, LocalPostgres.password(owner));
    }
}
