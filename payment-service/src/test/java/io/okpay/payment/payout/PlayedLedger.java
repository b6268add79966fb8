package io.okpay.payment.payout;

import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.RealParts;
import io.okpay.platform.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The ledger as far as one wallet pays: it books each transfer once, up to the balance, and answers each command. */
final class PlayedLedger implements AutoCloseable {

    private final String wallet;
    private final Map<UUID, Event> answers = new LinkedHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final boolean twice;
    private final Thread thread = Thread.ofPlatform().name("played-ledger").unstarted(this::run);
    private long balance;
    private int credits;

    private PlayedLedger(UUID wallet, long balance, boolean twice) {
        this.wallet = "wallet:" + wallet;
        this.balance = balance;
        this.twice = twice;
    }

    /** A ledger in which this wallet has so much. */
    static PlayedLedger with(UUID wallet, long balance) {
        PlayedLedger ledger = new PlayedLedger(wallet, balance, false);
        ledger.thread.start();
        return ledger;
    }

    /** A ledger that tells each result twice. */
    static PlayedLedger repeating(UUID wallet, long balance) {
        PlayedLedger ledger = new PlayedLedger(wallet, balance, true);
        ledger.thread.start();
        return ledger;
    }

    private void run() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                RealParts.kafka().bootstrapServers(),
                "group.id",
                "ledger-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                500,
                "enable.auto.commit",
                "false");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(EventType.POST_TRANSFER.topic()));
            while (open.get()) {
                List<Event> results = new ArrayList<>();
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    if (wallet.equals(message.key())
                            && EventType.POST_TRANSFER
                                    .type()
                                    .equals(CloudEventHeaders.get(message.headers(), "ce_type"))) {
                        Event result = answer(EventJson.read(message.value(), PostTransfer.class));
                        results.add(result);
                        if (twice) {
                            results.add(result);
                        }
                    }
                }
                if (!results.isEmpty()) {
                    TestEvents.publish(results);
                }
            }
        }
    }

    private synchronized Event answer(PostTransfer command) {
        return answers.computeIfAbsent(command.transferId(), _ -> {
            long debit = -command.legs().getFirst().amountMinor();
            if (debit > balance) {
                return new TransferRejected(
                        command.transferId(), command.paymentId(), "INSUFFICIENT_BALANCE", Map.of("currency", "USD"));
            }
            balance -= debit;
            credits++;
            return new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of());
        });
    }

    synchronized long balance() {
        return balance;
    }

    synchronized int booked() {
        return credits;
    }

    synchronized int asked() {
        return answers.size();
    }

    @Override
    public void close() throws InterruptedException {
        open.set(false);
        thread.join();
    }
}
