package io.okpay.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends random commands to the ledger, some of them twice, and takes note of every result. */
final class LedgerLoad implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMMANDS = "okpay.account.ledger-commands";
    private static final String RESULTS = "okpay.account.ledger-results";
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private final Random random;
    private final List<UUID> wallets;
    private final String brokers;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Set<String>> results = new ConcurrentHashMap<>();
    private final List<UUID> holds = new ArrayList<>();
    private final List<UUID> posts = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean sending = true;
    private volatile boolean reading = true;

    private record Command(UUID id, String type, String key, Map<String, Object> data) {}

    LedgerLoad(String brokers, List<UUID> wallets, long seed) {
        this.brokers = brokers;
        this.wallets = wallets;
        this.random = new Random(seed);
        threads.add(Thread.ofPlatform().name("ledger-load").start(this::send));
        threads.add(Thread.ofPlatform().name("ledger-results").start(this::read));
    }

    /** Ids of commands that the broker has acknowledged. */
    Set<UUID> acknowledged() {
        return acknowledged;
    }

    /** The events by command id, with their own id, type and code; more than one for a command is an error. */
    Map<UUID, Set<String>> results() {
        return results;
    }

    /** Sends no more; what was sent is acknowledged when this returns. */
    void stopSending() throws InterruptedException {
        sending = false;
        threads.getFirst().join();
    }

    @Override
    public void close() {
        sending = false;
        reading = false;
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void send() {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "delivery.timeout.ms", 600_000, "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Command> sent = new ArrayList<>();
            while (sending) {
                Command command =
                        !sent.isEmpty() && random.nextInt(15) == 0 ? sent.get(random.nextInt(sent.size())) : next();
                sent.add(command);
                if (sent.size() > 2_000) {
                    sent.subList(0, 1_000).clear();
                }
                var _ = producer.send(message(command), (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.add(command.id());
                    }
                });
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            producer.flush();
        }
    }

    private void read() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "group.id",
                "crash-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(RESULTS));
            while (reading) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    UUID id = UUID.fromString(
                            JSON.readTree(message.value()).at("/transferId").asText());
                    String code = JSON.readTree(message.value()).at("/code").asText();
                    results.computeIfAbsent(id, one -> ConcurrentHashMap.newKeySet())
                            .add(header(message, "ce_id") + " " + header(message, "ce_type") + " " + code);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private Command next() {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        int dice = random.nextInt(10);
        if (dice == 0 && !holds.isEmpty()) {
            return target(id, "capture", "holdId", holds);
        }
        if (dice == 1 && !holds.isEmpty()) {
            return target(id, "void", "holdId", holds);
        }
        if (dice == 2 && !posts.isEmpty()) {
            return target(id, "reverse", "originalId", posts);
        }
        List<Map<String, Object>> legs = legs();
        Map<String, Object> data = new HashMap<>(Map.of("transferId", id, "paymentId", id, "legs", legs));
        boolean hold = dice < 5;
        if (hold) {
            data.put("expiresAt", Instant.now().plusSeconds(random.nextInt(20)).toString());
        }
        (hold ? holds : posts).add(id);
        return new Command(
                id, hold ? "hold" : "post", String.valueOf(legs.getFirst().get("account")), data);
    }

    private Command target(UUID id, String type, String field, List<UUID> of) {
        UUID target = of.get(of.size() - 1 - random.nextInt(Math.min(of.size(), 50)));
        String account = "wallet:" + wallets.getFirst();
        return new Command(
                id, type, account, Map.of("transferId", id, "paymentId", id, field, target, "account", account));
    }

    private List<Map<String, Object>> legs() {
        UUID payer = wallets.get(random.nextInt(wallets.size()));
        UUID payee = wallets.get(random.nextInt(wallets.size()));
        long amount = 1L + random.nextInt(400);
        long fee = random.nextInt(3);
        List<Map<String, Object>> legs =
                new ArrayList<>(List.of(leg("wallet:" + payer, -amount - fee), leg("wallet:" + payee, amount)));
        if (fee > 0) {
            legs.add(leg("system:FEES", fee));
        }
        return legs;
    }

    static Map<String, Object> leg(String account, long amount) {
        return Map.of("account", account, "amountMinor", amount, "currency", "USD");
    }

    private static ProducerRecord<String, byte[]> message(Command command) {
        try {
            ProducerRecord<String, byte[]> message =
                    new ProducerRecord<>(COMMANDS, command.key(), JSON.writeValueAsBytes(command.data()));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_type",
                            "io.okpay.account." + command.type() + "-transfer-requested.v1",
                            "ce_source",
                            "/crash-cycles",
                            "ce_time",
                            Instant.now().toString(),
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            return message;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
