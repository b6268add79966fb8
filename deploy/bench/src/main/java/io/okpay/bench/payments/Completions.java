package io.okpay.bench.payments;

import io.okpay.bench.load.TopicListener;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Hears which payments are {@code COMPLETED}, as any other service does: by the event that payment-service publishes. */
final class Completions implements AutoCloseable {

    private final TopicListener listener;
    private final Map<String, Long> heardAt = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    Completions(String bootstrapServers) {
        listener = new TopicListener(bootstrapServers, EventType.PAYMENT_COMPLETED.topic(), this::heard);
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
        listener.close();
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
