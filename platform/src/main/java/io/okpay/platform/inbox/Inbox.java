package io.okpay.platform.inbox;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/**
 * Idempotent consumption. An event takes effect once: its id is recorded in the transaction of the effect. While the own
 * database is away the consumer waits and tries again; an event that cannot be understood or handled throws, and the channel's
 * dead-letter strategy takes it aside so that the partition goes on.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final AgroalDataSource dataSource;

    Inbox(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Gives an event to its handler, in one transaction with the record of its id.
     *
     * @param consumer names the effect: one event may have one effect for each consumer
     * @throws PoisonMessageException when the record is no CloudEvent of the catalogue's form
     */
    public void receive(String consumer, ConsumerRecord<String, byte[]> message, Handlers handlers) {
        Headers headers = message.headers();
        Optional<EventType> type = EventType.named(required(headers, "ce_type"));
        if (type.isEmpty() || !handlers.handles(type.get())) {
            return;
        }
        UUID id = idOf(headers);
        byte[] data = message.value();
        if (data == null) {
            throw new PoisonMessageException("The message has no value", null);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    if (isFirst(id, consumer)) {
                        handlers.accept(type.get(), data);
                    }
                });
                return;
            } catch (RuntimeException e) {
                boolean away = TransientFailure.isCauseOf(e);
                if (!away && attempt >= ATTEMPTS) {
                    LOG.errorf(
                            e,
                            "Event %s of type %s goes to the dead letters",
                            id,
                            type.get().type());
                    throw e;
                }
                LOG.warnf("Event %s waits for attempt %d: %s", id, attempt + 1, e.getMessage());
                pause(attempt);
            }
        }
    }

    @Scheduled(every = "6h", delayed = "10m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetOldEvents() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM inbox_event WHERE received_at < now() - interval '14 days'")) {
            delete.executeUpdate();
        }
    }

    private boolean isFirst(UUID id, String consumer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO inbox_event (event_id, consumer) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, id);
            insert.setString(2, consumer);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not write to the inbox", e);
        }
    }

    private static UUID idOf(Headers headers) {
        try {
            return UUID.fromString(required(headers, "ce_id"));
        } catch (IllegalArgumentException e) {
            throw new PoisonMessageException("ce_id is no UUID", e);
        }
    }

    private static String required(Headers headers, String name) {
        String value = CloudEventHeaders.get(headers, name);
        if (value == null) {
            throw new PoisonMessageException("The message has no header " + name, null);
        }
        return value;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(LONGEST_WAIT.toMillis(), 50L << Math.min(attempt, 10)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }
}
