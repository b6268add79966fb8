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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
                Statement statement = connection.createStatement();
                ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            statement.execute("CREATE TABLE bench_" + table + " (LIKE " + table
                    + " INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING INDEXES)");
            String insert = insert(connection);
            long begin = System.nanoTime();
            long end = begin + length.toNanos();
            List<Future<Latencies>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> insertUntil(end, insert)));
            }
            int rows = 0;
            for (Future<Latencies> one : running) {
                Latencies some = one.get();
                rows += some.count();
                latencies.addAll(some);
            }
            return rows / ((System.nanoTime() - begin) / 1e9);
        } catch (SQLException | ExecutionException e) {
            throw new BenchException("The floor failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    private Latencies insertUntil(long end, String sql) throws SQLException {
        Latencies latencies = new Latencies();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (long before = System.nanoTime(); before < end; ) {
                for (int i = 1; i <= insert.getParameterMetaData().getParameterCount(); i++) {
                    insert.setObject(i, UUID.randomUUID());
                }
                insert.executeUpdate();
                long after = System.nanoTime();
                latencies.add(after - before);
                before = after;
            }
        }
        return latencies;
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
