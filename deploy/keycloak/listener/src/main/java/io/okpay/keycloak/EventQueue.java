package io.okpay.keycloak;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between logins and the broker, so that a login never waits for it: events queue in memory, and one thread sends them in their
 * order, each until the broker acknowledges it. What does not fit is dropped, counted and logged; what still waits when the process
 * dies is lost.
 */
final class EventQueue implements AutoCloseable {

    static final String TOPIC = "okpay.identity.events";

    private static final Logger LOG = Logger.getLogger(EventQueue.class);
    private static final int CAPACITY = 10_000;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final BlockingQueue<IdentityEvent> waiting;
    private final Supplier<Producer<String, byte[]>> connect;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread sender;
    private volatile boolean closing;
    private @Nullable Producer<String, byte[]> producer;

    EventQueue(int capacity, Supplier<Producer<String, byte[]>> connect) {
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.connect = connect;
        this.sender = new Thread(this::sendAll, "okpay-identity-events");
        this.sender.setDaemon(true);
        this.sender.start();
    }

    /** A queue to the broker of these settings. */
    static EventQueue toKafka(Map<String, Object> given) {
        Map<String, Object> settings = new HashMap<>(given);
        settings.putIfAbsent("client.id", "keycloak");
        settings.putIfAbsent("acks", "all");
        settings.putIfAbsent("enable.idempotence", true);
        settings.putIfAbsent("max.block.ms", 5_000);
        settings.putIfAbsent("delivery.timeout.ms", 30_000);
        settings.putIfAbsent("request.timeout.ms", 10_000);
        settings.putIfAbsent("reconnect.backoff.max.ms", 10_000);
        return new EventQueue(
                CAPACITY, () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
    }

    /** Takes an event without ever waiting. */
    void offer(IdentityEvent event) {
        if (!waiting.offer(event)) {
            long all = dropped.incrementAndGet();
            if (Long.bitCount(all) == 1) {
                LOG.errorf(
                        "ALARM: %d identity events are dropped by now: the broker takes none, %d wait",
                        all, waiting.size());
            }
        }
    }

    /** How many events found no place. */
    long dropped() {
        return dropped.get();
    }

    /** Gives what waits a last chance of a few seconds. */
    @Override
    public void close() {
        closing = true;
        try {
            sender.join(LONGEST_GOODBYE.toMillis());
            sender.interrupt();
            sender.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!waiting.isEmpty()) {
            LOG.errorf(
                    "ALARM: %d identity events are lost: the broker did not take them before the end", waiting.size());
        }
    }

    private void sendAll() {
        try {
            while (!closing || !waiting.isEmpty()) {
                IdentityEvent event = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (event != null) {
                    sendUntilTaken(event);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void sendUntilTaken(IdentityEvent event) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                connected().send(record(event)).get();
                return;
            } catch (ExecutionException | RuntimeException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LOG.warnf(
                        "Identity event %s waits for attempt %d, and %d more: %s",
                        event.id(), attempt + 1, waiting.size(), e.getMessage());
                Thread.sleep(Math.min(LONGEST_WAIT.toMillis(), 100L << Math.min(attempt, 10)));
            }
        }
    }

    private Producer<String, byte[]> connected() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = connect.get();
            producer = open;
        }
        return open;
    }

    private void disconnect() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }

    /** CloudEvents 1.0 in Kafka's binary mode, keyed by the user so that one user's events keep their order. */
    private static ProducerRecord<String, byte[]> record(IdentityEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, event.userId(), event.data());
        put(record, "ce_specversion", "1.0");
        put(record, "ce_id", event.id().toString());
        put(record, "ce_type", event.type().cloudEventsType());
        put(record, "ce_source", "/keycloak");
        put(record, "ce_time", event.at().toString());
        put(record, "content-type", "application/json");
        return record;
    }

    private static void put(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
