package io.okpay.bench.payments;

import io.okpay.bench.BenchException;
import io.okpay.bench.Latencies;
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

/** What any payment costs at least: one durable insert of a row like the suite's own, with its indexes, by JDBC. */
final class InsertFloor {

    private static final String OWNER = "payment_owner";
    private static final String CREATE =
            "CREATE TABLE bench_payment" + " (LIKE payment INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING INDEXES)";
    private static final String COLUMNS =
            "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position), string_agg(CASE WHEN column_name IN"
                    + " ('id', 'quote_id', 'transfer_id') THEN '?' ELSE 'sample.' || quote_ident(column_name) END, ', '"
                    + " ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'bench_payment'"
                    + " AND is_identity = 'NO' AND coalesce(column_default, '') NOT LIKE 'nextval%'";

    private final String jdbcUrl;
    private final String password;

    /**
     * A floor in the database of payments that were made.
     *
     * @param password of the role that owns the tables
     */
    InsertFloor(String jdbcUrl, String password) {
        this.jdbcUrl = jdbcUrl;
        this.password = password;
    }

    /**
     * Rows a second, with so many connections.
     *
     * @param latencies takes the duration of each insert
     */
    double perSecond(int connections, Duration length, Latencies latencies) {
        try (Connection owner = connect();
                Statement statement = owner.createStatement();
                ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            statement.execute(CREATE);
            String insert;
            try (ResultSet row = statement.executeQuery(COLUMNS)) {
                row.next();
                insert = "INSERT INTO bench_payment (" + row.getString(1) + ") SELECT " + row.getString(2)
                        + " FROM (SELECT * FROM payment LIMIT 1) sample";
            }
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

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, OWNER, password);
    }
}
