package io.okpay.bench;

import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.SynchronousQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Hears the ledger's results in a thread of its own and tells the running flight. Between flights it asks the broker for nothing, so
 * that what else is measured does not pay for it.
 */
final class Results implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this::listen, "results");
    private final SynchronousQueue<Flight> next = new SynchronousQueue<>();
    private final CyclicBarrier atTheEnd = new CyclicBarrier(2);
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
        consumer.assign(consumer.partitionsFor(EventType.TRANSFER_POSTED.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        thread.start();
    }

    /** Tells the flight of every result from now on. */
    void follow(Flight running) {
        flight = running;
        try {
            next.put(running);
            atTheEnd.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new BenchException("The results are not heard: " + e.getMessage(), e);
        }
    }

    /** Hears nothing until the next flight. */
    void rest() {
        flight = null;
    }

    @Override
    public void close() {
        rest();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (consumer) {
            while (true) {
                Flight running = next.take();
                consumer.seekToEnd(consumer.assignment());
                consumer.assignment().forEach(consumer::position);
                atTheEnd.await();
                while (flight == running) {
                    Iterable<ConsumerRecord<String, byte[]>> records = consumer.poll(Duration.ofMillis(200));
                    long now = System.nanoTime();
                    records.forEach(message -> arrive(running, message, now));
                }
            }
        } catch (InterruptedException | InterruptException | BrokenBarrierException closing) {
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
