package io.okpay.account.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the command loop on a thread of its own, with a plain consumer: the ledger's batches need neither a dispatch nor an
 * acknowledgement for each message. A loop that fails begins anew at the last committed offsets.
 */
@Readiness
@ApplicationScoped
class LedgerConsumer implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(LedgerConsumer.class);
    private static final String TOPIC = "okpay.account.ledger-commands";
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration STUCK = Duration.ofSeconds(30);

    private final Map<String, Object> kafka;
    private final int largestBatch;
    private final PostCommands postCommands;
    private final LedgerResults results;
    private volatile boolean stopped;
    private volatile Instant lastRound = Instant.EPOCH;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    LedgerConsumer(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "okpay.ledger.batch") int largestBatch,
            PostCommands postCommands,
            LedgerResults results) {
        this.kafka = kafka;
        this.largestBatch = Math.min(largestBatch, PostBatch.LARGEST_BATCH);
        this.postCommands = postCommands;
        this.results = results;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("ledger-commands").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        KafkaConsumer<String, byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
            thread.interrupt();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Ledger commands are taken")
                .status(lastRound.isAfter(Instant.now().minus(STUCK)))
                .build();
    }

    private void run() {
        while (!stopped) {
            try (KafkaConsumer<String, byte[]> fresh =
                            new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer());
                    LedgerCommands commands = new LedgerCommands(fresh, largestBatch, postCommands, results)) {
                consumer = fresh;
                fresh.subscribe(List.of(TOPIC), finishingFirst(commands));
                while (!stopped) {
                    commands.round(PATIENCE);
                    lastRound = Instant.now();
                }
                commands.finish();
            } catch (WakeupException e) {
                LOG.debug("The command loop is asked to stop");
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("The command loop begins anew: %s", e.getMessage());
                    pause();
                }
            }
        }
    }

    /** Another replica takes a partition over only after the results of its commands are out and their offsets committed. */
    private static ConsumerRebalanceListener finishingFirst(LedgerCommands commands) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                commands.forget(partitions);
                commands.finish();
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                LOG.debugf("Assigned %s", partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                commands.forget(partitions);
                LOG.warnf("Lost %s: their commands are delivered again", partitions);
            }
        };
    }

    private void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "account-service-ledger");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "account-service-ledger");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, largestBatch);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return settings;
    }
}
