package io.okpay.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: the attributes travel as headers, the data as the value. */
public final class CloudEventHeaders {

    private CloudEventHeaders() {}

    /**
     * A Kafka record for event data.
     *
     * @param source the publishing service, for example {@code /account-service}
     * @param traceparent W3C trace context, or null outside a trace
     */
    public static ProducerRecord<String, byte[]> record(
            String topic,
            String key,
            UUID id,
            String type,
            String source,
            Instant time,
            @Nullable String traceparent,
            byte[] data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data);
        put(record.headers(), "ce_specversion", "1.0");
        put(record.headers(), "ce_id", id.toString());
        put(record.headers(), "ce_type", type);
        put(record.headers(), "ce_source", source);
        put(record.headers(), "ce_time", time.toString());
        put(record.headers(), "content-type", "application/json");
        if (traceparent != null) {
            put(record.headers(), "traceparent", traceparent);
        }
        return record;
    }

    /** The value of one header, or null when the record has none of that name. */
    public static @Nullable String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
