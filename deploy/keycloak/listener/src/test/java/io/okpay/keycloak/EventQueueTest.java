package io.okpay.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    @Test
    void eventsReachTheBrokerInTheirOrderAsCloudEvents() {
        IdentityEvent first = event();
        IdentityEvent second = event();
        try (EventQueue queue = new EventQueue(10, () -> broker)) {
            queue.offer(first);
            queue.offer(second);
        }
        assertThat(broker.history())
                .extracting(sent -> header(sent, "ce_id"))
                .containsExactly(first.id().toString(), second.id().toString());
        assertThat(broker.history().getFirst().topic()).isEqualTo("okpay.identity.events");
        assertThat(broker.history().getFirst().key()).isEqualTo(first.userId());
        assertThat(header(broker.history().getFirst(), "ce_type")).isEqualTo("io.okpay.identity.signed-in.v1");
        assertThat(header(broker.history().getFirst(), "ce_specversion")).isEqualTo("1.0");
    }

    @Test
    void aBrokerThatIsAwayDelaysNobodyAndGetsThemLater() {
        AtomicBoolean away = new AtomicBoolean(true);
        EventQueue queue = new EventQueue(10, () -> {
            if (away.get()) {
                throw new KafkaException("away");
            }
            return broker;
        });
        long begin = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            queue.offer(event());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
        away.set(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> broker.history().size() == 5);
        assertThat(queue.dropped()).isZero();
        queue.close();
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        EventQueue queue = new EventQueue(2, () -> {
            throw new KafkaException("away");
        });
        for (int i = 0; i < 10; i++) {
            queue.offer(event());
        }
        assertThat(queue.dropped()).isBetween(7L, 8L);
    }

    @Test
    void theClientIsSetByTheEnvironmentAsInTheServices() {
        assertThat(KafkaEventListenerFactory.settings(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                        "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                        "OTHER", "x")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SASL_SSL"));
    }

    private static String header(org.apache.kafka.clients.producer.ProducerRecord<String, byte[]> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static IdentityEvent event() {
        return new IdentityEvent(
                UUID.randomUUID(),
                IdentityEvent.Type.SIGNED_IN,
                UUID.randomUUID().toString(),
                null,
                "203.0.113.7",
                "curl/8",
                Instant.now());
    }
}
