package io.okpay.bench.payments;

import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Hears which payments are {@code COMPLETED}, as any other service does: by the event that payment-service publishes. */
final class Completions implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this::listen, "completions");
    private final Map<String, Long> heardAt = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    Completions(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(EventType.PAYMENT_COMPLETED.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** How many payments were heard of in all. */
    int count() {
        return heardAt.size();
    }

    /** Of all payments, those that failed. */
    int failed() {
        return failed.get();
    }

    /** When the payment's completion was heard, by {@link System#nanoTime}; null when it was not. */
    @Nullable Long heardAt(String paymentId) {
        return heardAt.get(paymentId);
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
                records.forEach(message -> heard(message, now));
            }
        } catch (WakeupException closing) {
            // the run is over
        }
    }

    private void heard(ConsumerRecord<String, byte[]> message, long now) {
        String type = CloudEventHeaders.get(message.headers(), "ce_type");
        if (EventType.PAYMENT_COMPLETED.type().equals(type)) {
            heardAt.putIfAbsent(message.key(), now);
        } else if (EventType.PAYMENT_FAILED.type().equals(type)) {
            failed.incrementAndGet();
        }
    }
}
