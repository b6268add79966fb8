package io.okpay.bench.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears a topic from now on in a thread of its own. */
public final class TopicListener implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final ObjLongConsumer<ConsumerRecord<String, byte[]>> ear;
    private final Thread thread;

    /**
     * Returns when nothing that is published from now on is missed.
     *
     * @param ear takes each record, and when it was there by {@link System#nanoTime}
     */
    public TopicListener(String bootstrapServers, String topic, ObjLongConsumer<ConsumerRecord<String, byte[]>> ear) {
        this.ear = ear;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false, "max.poll.records", 20_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        Collection<TopicPartition> partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = new Thread(this::listen, "hears-" + topic);
        thread.start();
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

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void listen() {
        try (consumer) {
            while (true) {
                Iterable<ConsumerRecord<String, byte[]>> records = consumer.poll(Duration.ofMillis(200));
                long now = System.nanoTime();
                records.forEach(message -> ear.accept(message, now));
            }
        } catch (WakeupException closing) {
            // the run is over
        }
    }
}
