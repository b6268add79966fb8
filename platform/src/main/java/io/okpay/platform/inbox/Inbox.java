package io.okpay.platform.inbox;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import io.okpay.platform.outbox.EventsNotPublishedException;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Idempotent consumption. An event takes effect once: its id is recorded in the transaction of the effect. While the own
 * database is away the consumer waits and tries again; an event that cannot be understood or handled throws, and the channel's
 * dead-letter strategy takes it aside so that the partition goes on.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int ATTEMPTS = 3;
    private static final String UNRECORDED = "";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final TextMapGetter<Headers> TRACE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            return headers == null ? null : CloudEventHeaders.get(headers, name);
        }
    };

    private final AgroalDataSource dataSource;
    private final DeadLetters deadLetters;

    /** A message that a handler understands. */
    private record Understood(ConsumerRecord<String, byte[]> message, EventType type, UUID id) {}

    Inbox(AgroalDataSource dataSource, DeadLetters deadLetters) {
        this.dataSource = dataSource;
        this.deadLetters = deadLetters;
    }

    /**
     * Gives an event to its handler, in one transaction with the record of its id.
     *
     * @param consumer names the effect: one event may have one effect for each consumer
     * @throws PoisonMessageException when the record is no CloudEvent of the catalogue's form
     */
    public void receive(String consumer, ConsumerRecord<String, byte[]> message, Handlers handlers) {
        Understood readable = read(message, handlers);
        if (readable != null) {
            receive(consumer, readable, handlers, Inbox::nothing);
        }
    }

    /** True when all took effect; false when one of them prevents it, or the database does. */
    private boolean tookAll(String consumer, List<Understood> messages, Handlers handlers, Runnable end) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Set<UUID> first = firstOf(messages.stream().map(Understood::id).toList(), consumer);
                for (Understood one : messages) {
                    // an id may come twice in one go
                    if (first.remove(one.id())) {
                        try (Scope _ = trace(one).makeCurrent()) {
                            handlers.accept(one.type(), one.message().value());
                        }
                    }
                }
                end.run();
            });
            return true;
        } catch (RuntimeException e) {
            LOG.debugf(e, "%d events are handled one by one", messages.size());
            return false;
        }
    }

    /** What the message belongs to: messages of one transaction may be of many traces. */
    private static Context trace(Understood message) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.current(), message.message().headers(), TRACE);
    }

    /** Waits for a broker that is away: a message is not passed over before operators can see it. */
    private void takeAside(ConsumerRecord<String, byte[]> message, RuntimeException reason) {
        for (int attempt = 1; ; attempt++) {
            try {
                deadLetters.add(message, reason);
                return;
            } catch (EventsNotPublishedException e) {
                LOG.warnf("A dead letter waits for attempt %d: %s", attempt + 1, e.getMessage());
                pause(attempt);
            }
        }
    }

    private static @Nullable Understood read(ConsumerRecord<String, byte[]> message, Handlers handlers) {
        Headers headers = message.headers();
        Optional<EventType> type = EventType.named(required(headers, "ce_type"));
        if (type.isEmpty() || !handlers.handles(type.get())) {
            return null;
        }
        UUID id = idOf(headers);
        if (message.value() == null) {
            throw new PoisonMessageException("The message has no value", null);
        }
        return new Understood(message, type.get(), id);
    }

    private void receive(String consumer, Understood message, Handlers handlers, Runnable end) {
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    if (!firstOf(List.of(message.id()), consumer).isEmpty()) {
                        handlers.accept(message.type(), message.message().value());
                        end.run();
                    }
                });
                return;
            } catch (RuntimeException e) {
                boolean away = TransientFailure.isCauseOf(e);
                if (!away && attempt >= ATTEMPTS) {
                    LOG.errorf(
                            e,
                            "Event %s of type %s goes to the dead letters",
                            message.id(),
                            message.type().type());
                    throw e;
                }
                LOG.warnf("Event %s waits for attempt %d: %s", message.id(), attempt + 1, e.getMessage());
                pause(attempt);
            }
        }
    }

    /**
     * Gives events to their handlers in their order and in one transaction, so that they share what a transaction costs. When that
     * fails each has a transaction of its own as in {@link #receive}, and what cannot be handled goes to the dead letters: with this
     * method the channel's own strategy never sees it.
     *
     * @param consumer names the effect, as in {@link #receive}
     */
    public void receiveAll(
            String consumer, Iterable<? extends ConsumerRecord<String, byte[]>> messages, Handlers handlers) {
        receiveAll(consumer, messages, handlers, Inbox::nothing);
    }

    private void receiveAll(
            String consumer,
            Iterable<? extends ConsumerRecord<String, byte[]>> messages,
            Handlers handlers,
            Runnable end) {
        List<Understood> readable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                Understood one = read(message, handlers);
                if (one != null) {
                    readable.add(one);
                }
            } catch (PoisonMessageException e) {
                takeAside(message, e);
            }
        }
        if (readable.size() > 1 && tookAll(consumer, readable, handlers, end)) {
            return;
        }
        for (Understood one : readable) {
            try (Scope _ = trace(one).makeCurrent()) {
                receive(consumer, one, handlers, end);
            } catch (RuntimeException e) {
                takeAside(one.message(), e);
            }
        }
    }

    /**
     * Gives events to handlers whose effect is the same however often it happens, such as a copy that is kept by version; their ids
     * are not recorded, as nobody asks for them. For topics that repeat their whole state so often that records would outgrow it.
     *
     * @param end writes, in the transaction of the events, what the handlers put together
     */
    public void receiveState(
            Iterable<? extends ConsumerRecord<String, byte[]>> messages, Handlers handlers, Runnable end) {
        receiveAll(UNRECORDED, messages, handlers, end);
    }

    @Scheduled(every = "6h", delayed = "10m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetOldEvents() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM inbox_event WHERE received_at < now() - interval '14 days'")) {
            delete.executeUpdate();
        }
    }

    /** Records ids, and returns those that were not on record. */
    private Set<UUID> firstOf(List<UUID> ids, String consumer) {
        if (consumer.equals(UNRECORDED)) {
            return new HashSet<>(ids);
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO inbox_event (event_id, consumer) SELECT id, ? FROM"
                                + " unnest(?) id ON CONFLICT DO NOTHING RETURNING event_id")) {
            insert.setString(1, consumer);
            insert.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            Set<UUID> first = new HashSet<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    first.add(row.getObject(1, UUID.class));
                }
            }
            return first;
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

    private static void nothing() {}

    private static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(LONGEST_WAIT.toMillis(), 50L << Math.min(attempt, 10)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }
}
