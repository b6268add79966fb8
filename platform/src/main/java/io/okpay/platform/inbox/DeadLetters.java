package io.okpay.platform.inbox;

import io.okpay.platform.outbox.EventProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Messages that cannot be handled, with what is wrong with each: where operators see them, and under the names of SmallRye's own. */
@ApplicationScoped
public class DeadLetters {

    private final EventProducer producer;
    private final String topic;

    DeadLetters(
            EventProducer producer,
            @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.dead-letter-queue.topic") String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * Takes a message aside and returns when the broker has it.
     *
     * @throws io.okpay.platform.outbox.EventsNotPublishedException when the broker does not acknowledge: the message has to be read again
     */
    public void add(ConsumerRecord<String, byte[]> message, RuntimeException reason) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic, null, message.key(), message.value(), message.headers());
        header(letter, "dead-letter-reason", reason.getClass().getName() + ": " + reason.getMessage());
        header(letter, "dead-letter-topic", message.topic());
        header(letter, "dead-letter-offset", Long.toString(message.offset()));
        header(letter, "dead-letter-partition", Integer.toString(message.partition()));
        EventProducer.awaitAll(List.of(producer.send(letter)));
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
