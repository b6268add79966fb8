package io.okpay.platform.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The transactional outbox: an event is one more row of the business transaction, so that it is published if and only if the
 * change is committed; all of a transaction are written together right before its commit. The table has the columns of Debezium's outbox event router.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = "INSERT INTO outbox_event"
            + " (id, aggregatetype, aggregateid, type, payload, tracingspancontext)"
            + " SELECT id, topic, key, type, payload::jsonb, trace"
            + " FROM unnest(?, ?, ?, ?, ?, ?) WITH ORDINALITY AS event (id, topic, key, type, payload, trace, place) ORDER BY place";

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;

    /** An event that waits for the end of its transaction. */
    private record Row(
            UUID id,
            String topic,
            String key,
            String type,
            String payload,
            @Nullable String trace) {}

    private record Rows(List<Row> all) {}

    Outbox(AgroalDataSource dataSource, TransactionSynchronizationRegistry transactions, OutboxRelay relay) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.relay = relay;
    }

    /**
     * Publishes an event with the running transaction. Events with one key reach Kafka in the order of these calls as long as
     * the caller holds the aggregate's row lock.
     *
     * @throws jakarta.transaction.TransactionalException outside a transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Event event) {
        EventType type = EventType.of(event);
        Row row = new Row(
                UuidCreator.getTimeOrderedEpoch(),
                type.topic(),
                event.key(),
                type.type(),
                EventJson.write(event),
                traceparent());
        if (transactions.getResource(Outbox.class) instanceof Rows rows) {
            rows.all().add(row);
            return;
        }
        Rows rows = new Rows(new ArrayList<>(List.of(row)));
        transactions.putResource(Outbox.class, rows);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                insert(rows.all());
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    /** All of a transaction at once, in the order in which they were published. */
    private void insert(List<Row> rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array(connection, "uuid", rows, Row::id));
            insert.setArray(2, array(connection, "text", rows, Row::topic));
            insert.setArray(3, array(connection, "text", rows, Row::key));
            insert.setArray(4, array(connection, "text", rows, Row::type));
            insert.setArray(5, array(connection, "text", rows, Row::payload));
            insert.setArray(6, array(connection, "text", rows, Row::trace));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not write to the outbox", e);
        }
    }

    private static Array array(Connection connection, String type, List<Row> rows, Function<Row, @Nullable Object> part)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(part).toArray());
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
