package io.okpay.account.ledger;

import io.okpay.platform.event.Event;
import io.okpay.platform.event.EventType;
import io.okpay.platform.outbox.EventProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes outcomes after their commit. The id of a result follows from its transfer, so that a replay publishes the same
 * event again and consumers pass it over.
 */
@ApplicationScoped
class LedgerResults {

    private static final String DEAD_LETTERS = "okpay.account.dead-letters";

    private final EventProducer producer;

    LedgerResults(EventProducer producer) {
        this.producer = producer;
    }

    /** Returns when the broker has acknowledged all results. */
    void publish(List<PostBatch.Decided> outcomes, List<@Nullable String> traces) {
        List<EventProducer.Pending> pending = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            PostBatch.Decided decided = outcomes.get(i);
            Event event = LedgerEvents.from(decided);
            pending.add(producer.send(event, idOf(decided.outcome(), event), decided.at(), traces.get(i)));
        }
        EventProducer.awaitAll(pending);
    }

    /** Puts a message that cannot be understood where operators see it, with its error. */
    void publishDeadLetter(ConsumerRecord<String, byte[]> message, RuntimeException reason) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(DEAD_LETTERS, null, message.key(), message.value(), message.headers());
        String why = reason.getClass().getName() + ": " + reason.getMessage();
        letter.headers().add("dead-letter-reason", why.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("dead-letter-topic", message.topic().getBytes(StandardCharsets.UTF_8));
        letter.headers()
                .add("dead-letter-offset", Long.toString(message.offset()).getBytes(StandardCharsets.UTF_8));
        letter.headers()
                .add(
                        "dead-letter-partition",
                        Integer.toString(message.partition()).getBytes(StandardCharsets.UTF_8));
        EventProducer.awaitAll(List.of(producer.send(letter)));
    }

    private static UUID idOf(Outcome outcome, Event event) {
        String name = outcome.id() + ":" + outcome.content() + ":"
                + EventType.of(event).type();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
