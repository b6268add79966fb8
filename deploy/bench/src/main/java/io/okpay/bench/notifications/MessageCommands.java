package io.okpay.bench.notifications;

import io.okpay.platform.event.Channel;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.MessageRequested;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks notification-service for messages to many people, as any service does. Each greets its recipient by the number of the message. */
final class MessageCommands implements AutoCloseable {

    /** What stands before the number in the text of a message. */
    static final String NAME = "Number ";

    private static final int PEOPLE = 5000;
    private static final int FIRST_PHONE = 2_000_001;
    private static final Duration TICK = Duration.ofMillis(1);

    private final KafkaProducer<String, byte[]> producer;
    private final int mailPercent;
    private final SplittableRandom random = new SplittableRandom(20261203);
    private final Map<Integer, Instant> askedAt = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private int sent;

    MessageCommands(String bootstrapServers, int mailPercent) {
        this.mailPercent = mailPercent;
        // Acknowledged and idempotent as our services send.
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", true),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** So many messages a second, until the time is over. */
    void atRate(int perSecond, Duration length) {
        Instant begin = Instant.now();
        long from = System.nanoTime();
        for (int nth = 0; ; nth++) {
            long due = (long) (nth * 1e9 / perSecond);
            if (due >= length.toNanos()) {
                break;
            }
            while (System.nanoTime() - from < due) {
                LockSupport.parkNanos(TICK.toNanos());
            }
            send(begin.plusNanos(due));
        }
        producer.flush();
    }

    /** So many at once. */
    void burst(int count) {
        for (int i = 0; i < count; i++) {
            send(Instant.now());
        }
        producer.flush();
    }

    /** When each message was due to be asked for, by its number. */
    Map<Integer, Instant> askedAt() {
        return askedAt;
    }

    /** How many the broker has not taken. */
    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void send(Instant due) {
        int number = sent++;
        int person = random.nextInt(PEOPLE);
        boolean mail = random.nextInt(100) < mailPercent;
        String recipient = mail
                ? "person" + person + "@example.com"
                // Numbers that end in 0000 or 9998 are special to the sandbox.
                : "+1415" + (FIRST_PHONE + person / 1000 * 10_000 + person % 1000);
        MessageRequested command = new MessageRequested(
                UUID.randomUUID(),
                mail ? Channel.EMAIL : Channel.SMS,
                recipient,
                "en",
                "WELCOME",
                Map.of("name", NAME + number));
        EventType type = EventType.MESSAGE_REQUESTED;
        var message = CloudEventHeaders.record(
                type.topic(),
                command.key(),
                command.messageId(),
                type.type(),
                "/bench",
                Instant.now(),
                null,
                EventJson.write(command).getBytes(StandardCharsets.UTF_8));
        askedAt.put(number, due);
        var _ = producer.send(message, (_, failure) -> {
            if (failure != null) {
                askedAt.remove(number);
                failed.incrementAndGet();
            }
        });
    }
}
