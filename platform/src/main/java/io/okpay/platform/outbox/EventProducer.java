package io.okpay.platform.outbox;

import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The service's one Kafka producer for events: acknowledged by all replicas, idempotent, and giving up after 8 seconds so that
 * the caller decides what waits.
 */
@ApplicationScoped
public class EventProducer {

    private final Map<String, Object> kafka;
    private final String source;
    private @Nullable KafkaProducer<String, byte[]> producer;

    /** A record that the broker has not acknowledged yet. */
    public record Pending(Future<RecordMetadata> acknowledgement) {}

    EventProducer(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.kafka = kafka;
        this.source = "/" + application;
    }

    /** An event with a chosen id, as it goes to its topic. */
    public ProducerRecord<String, byte[]> record(Event event, UUID id, Instant time, @Nullable String traceparent) {
        EventType type = EventType.of(event);
        return CloudEventHeaders.record(
                type.topic(), event.key(), id, type.type(), source, time, traceparent, EventJson.bytes(event));
    }

    /** Sends a record as it is. */
    public Pending send(ProducerRecord<String, byte[]> message) {
        return new Pending(producer().send(message));
    }

    ProducerRecord<String, byte[]> record(
            String topic, String key, UUID id, String type, Instant time, @Nullable String traceparent, String json) {
        return CloudEventHeaders.record(
                topic, key, id, type, source, time, traceparent, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns when the broker has acknowledged all.
     *
     * @throws EventsNotPublishedException when one was not acknowledged in time; trying again may send some twice
     */
    public static void awaitAll(List<Pending> pending) {
        for (Pending one : pending) {
            await(one);
        }
    }

    static void await(Pending pending) {
        try {
            pending.acknowledgement.get();
        } catch (ExecutionException e) {
            throw new EventsNotPublishedException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while publishing", e);
        }
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
        synchronized (this) {
            if (producer != null) {
                producer.close(Duration.ofSeconds(1));
            }
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, source.substring(1) + "-events");
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
            // A burst of events is a few requests to the broker instead of many.
            settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
