package io.okpay.platform.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes outbox rows: right after a commit when woken, and every second whatever a crash or an unreachable broker left.
 * One replica relays at a time (advisory lock), and a row is sent only after the row before it with the same key is
 * acknowledged, so the order of a key survives failures; a row may be sent twice, which consumers detect by its id.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long LOCK = 0x4f4b504159L;
    private static final int BATCH = 500;
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final String SELECT =
            "SELECT id, aggregatetype, aggregateid, type, payload::text, tracingspancontext,"
                    + " created_at FROM outbox_event ORDER BY sequence LIMIT " + BATCH;

    private final AgroalDataSource dataSource;
    private final EventProducer producer;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;

    private record Row(
            UUID id,
            String topic,
            String key,
            String type,
            String payload,
            @Nullable String trace,
            Instant time) {}

    OutboxRelay(AgroalDataSource dataSource, EventProducer producer) {
        this.dataSource = dataSource;
        this.producer = producer;
        this.thread = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        thread.join(Duration.ofSeconds(5));
    }

    /** Says that there may be rows to publish. */
    void wake() {
        work.release();
    }

    private void run() {
        while (running) {
            try {
                boolean woken = work.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
                if (woken) {
                    work.drainPermits();
                }
                int relayed;
                do {
                    relayed = relayBatch();
                } while (running && relayed == BATCH);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warnf("Events wait in the outbox: %s", e.getMessage());
                }
            }
        }
    }

    private int relayBatch() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Row> rows = lockAndRead(connection);
                List<UUID> sent = new ArrayList<>();
                try {
                    publishInWaves(rows, sent);
                } finally {
                    delete(connection, sent);
                    connection.commit();
                }
                return rows.size();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<Row> lockAndRead(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            try (ResultSet result = statement.executeQuery(SELECT)) {
                while (result.next()) {
                    rows.add(new Row(
                            result.getObject(1, UUID.class),
                            result.getString(2),
                            result.getString(3),
                            result.getString(4),
                            result.getString(5),
                            result.getString(6),
                            result.getTimestamp(7).toInstant()));
                }
            }
        }
        return rows;
    }

    /** Each wave holds at most one row of a key: the next row of that key waits for the acknowledgement of this one. */
    private void publishInWaves(List<Row> rows, List<UUID> sent) {
        List<Row> remaining = rows;
        while (!remaining.isEmpty()) {
            Map<String, Row> wave = new LinkedHashMap<>();
            List<Row> later = new ArrayList<>();
            for (Row row : remaining) {
                if (wave.putIfAbsent(row.topic() + '\0' + row.key(), row) != null) {
                    later.add(row);
                }
            }
            Map<UUID, EventProducer.Pending> acknowledgements = new LinkedHashMap<>();
            wave.values().forEach(row -> acknowledgements.put(row.id(), send(row)));
            EventsNotPublishedException failure = null;
            for (Map.Entry<UUID, EventProducer.Pending> acknowledgement : acknowledgements.entrySet()) {
                try {
                    EventProducer.await(acknowledgement.getValue());
                    sent.add(acknowledgement.getKey());
                } catch (EventsNotPublishedException e) {
                    failure = e;
                }
            }
            if (failure != null) {
                throw failure;
            }
            remaining = later;
        }
    }

    private EventProducer.Pending send(Row row) {
        return producer.send(
                producer.record(row.topic(), row.key(), row.id(), row.type(), row.time(), row.trace(), row.payload()));
    }

    private static void delete(Connection connection, List<UUID> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox_event WHERE id = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", sent.toArray()));
            delete.executeUpdate();
        }
    }
}
