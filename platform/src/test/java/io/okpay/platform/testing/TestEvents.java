package io.okpay.platform.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The other services' side of Kafka in a service test: publishes what they would, and reads what the service published. */
public final class TestEvents {

    private TestEvents() {}

    /** Publishes an event as another service would, with a new event id. */
    public static void publish(Event event) {
        publish(event, UuidCreator.getTimeOrderedEpoch());
    }

    /** Publishes an event with a chosen event id, for example twice with the same. */
    public static void publish(Event event, UUID eventId) {
        publish(message(event, eventId, null));
    }

    /** Publishes an event inside a trace, given as a W3C traceparent. */
    public static void publish(Event event, String traceparent) {
        publish(message(event, UuidCreator.getTimeOrderedEpoch(), traceparent));
    }

    /** Publishes events in order, each with a new event id. */
    public static void publish(List<? extends Event> events) {
        send(events.stream()
                .map(event -> message(event, UuidCreator.getTimeOrderedEpoch(), null))
                .toList());
    }

    /** Publishes any record, for example a malformed one. */
    public static void publish(ProducerRecord<String, byte[]> message) {
        send(List.of(message));
    }

    private static ProducerRecord<String, byte[]> message(Event event, UUID eventId, @Nullable String traceparent) {
        EventType type = EventType.of(event);
        return CloudEventHeaders.record(
                type.topic(),
                event.key(),
                eventId,
                type.type(),
                "/test",
                Instant.now(),
                traceparent,
                EventJson.write(event).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(List<ProducerRecord<String, byte[]>> messages) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RealParts.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Future<RecordMetadata> sent :
                    messages.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the first event of this class that fits, reading its topic from the start. */
    public static <E extends Event> E await(Class<E> record, Predicate<E> fits) {
        List<E> found = all(record, fits, 1, Duration.ofSeconds(15));
        if (found.isEmpty()) {
            throw new AssertionError("No " + record.getSimpleName() + " arrived");
        }
        return found.getFirst();
    }

    /** The trace id that the first fitting event carries, or an empty text when it carries none. */
    public static <E extends Event> String traceOf(Class<E> record, Predicate<E> fits) {
        EventType type = typeOf(record);
        ConsumerRecord<String, byte[]> message = read(
                        type.topic(), 1, Duration.ofSeconds(15), candidate -> fits(candidate, type, record, fits))
                .getFirst();
        String traceparent = CloudEventHeaders.get(message.headers(), "traceparent");
        return traceparent == null ? "" : traceparent.split("-", -1)[1];
    }

    /** Reads fitting events from the start of the topic until {@code enough} are there or the time is over. */
    public static <E extends Event> List<E> all(Class<E> record, Predicate<E> fits, int enough, Duration time) {
        EventType type = typeOf(record);
        List<E> found = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message :
                read(type.topic(), enough, time, message -> fits(message, type, record, fits))) {
            found.add(EventJson.read(message.value(), record));
        }
        return found;
    }

    /** Reads fitting raw messages from the start of a topic until {@code enough} are there or the time is over. */
    public static List<ConsumerRecord<String, byte[]>> read(
            String topic, int enough, Duration time, Predicate<ConsumerRecord<String, byte[]>> fits) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                RealParts.kafka().bootstrapServers(),
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                500,
                "enable.auto.commit",
                "false");
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        Instant end = Instant.now().plus(time);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (found.size() < enough && Instant.now().isBefore(end)) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    if (fits.test(message)) {
                        found.add(message);
                    }
                }
            }
        }
        return found;
    }

    private static EventType typeOf(Class<? extends Event> record) {
        return List.of(EventType.values()).stream()
                .filter(entry -> entry.record() == record)
                .findFirst()
                .orElseThrow();
    }

    private static <E extends Event> boolean fits(
            ConsumerRecord<String, byte[]> message, EventType type, Class<E> record, Predicate<E> fits) {
        return type.type().equals(CloudEventHeaders.get(message.headers(), "ce_type"))
                && fits.test(EventJson.read(message.value(), record));
    }
}
