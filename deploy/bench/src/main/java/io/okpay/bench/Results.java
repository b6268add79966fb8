package io.okpay.bench;

import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Hears the ledger's results in a thread of its own and tells the running flight. */
final class Results implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this::listen, "results");
    private volatile @Nullable Flight flight;

    Results(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "max.poll.records",
                        5000,
                        "enable.auto.commit",
                        false,
                        "fetch.min.bytes",
                        100_000,
                        "fetch.max.wait.ms",
                        10),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(EventType.TRANSFER_POSTED.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    void tell(Flight running) {
        flight = running;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (consumer) {
            while (true) {
                Iterable<ConsumerRecord<String, byte[]>> records = consumer.poll(Duration.ofMillis(200));
                long now = System.nanoTime();
                Flight running = flight;
                if (running != null) {
                    records.forEach(message -> arrive(running, message, now));
                }
            }
        } catch (WakeupException closing) {
            // the run is over
        }
    }

    private static void arrive(Flight flight, ConsumerRecord<String, byte[]> message, long now) {
        String type = CloudEventHeaders.get(message.headers(), "ce_type");
        boolean posted = EventType.TRANSFER_POSTED.type().equals(type);
        // The key of a result is the payment's id.
        flight.arrive(TimeOrderedId.payload(UUID.fromString(message.key())), posted, now);
    }
}
