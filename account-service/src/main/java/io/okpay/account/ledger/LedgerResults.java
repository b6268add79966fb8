package io.okpay.account.ledger;

import io.okpay.platform.outbox.EventProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes outcomes after their commit. The id of a result follows from its transfer, so that a replay publishes the same
 * event again and consumers pass it over.
 */
@ApplicationScoped
class LedgerResults {

    private final EventProducer producer;

    LedgerResults(EventProducer producer) {
        this.producer = producer;
    }

    /** Results on their way, and what to do again when they do not arrive. */
    record Sent(List<PostBatch.Decided> outcomes, List<@Nullable String> traces, List<EventProducer.Pending> pending) {

        /** Whether the broker has answered for all of them, if only with a failure. */
        boolean isDone() {
            return pending.stream().allMatch(one -> one.acknowledgement().isDone());
        }
    }

    /** Sends the results, in order, without waiting for the broker. */
    Sent send(List<PostBatch.Decided> outcomes, List<@Nullable String> traces) {
        // All are written before the first is sent, so that they leave in as few requests as there can be.
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            PostBatch.Decided decided = outcomes.get(i);
            records.add(
                    producer.record(LedgerEvents.from(decided), idOf(decided.outcome()), decided.at(), traces.get(i)));
        }
        List<EventProducer.Pending> pending = new ArrayList<>(outcomes.size());
        records.forEach(record -> pending.add(producer.send(record)));
        return new Sent(outcomes, traces, pending);
    }

    /**
     * Returns when the broker has acknowledged all results.
     *
     * @throws RuntimeException when it has not in time; waiting again sends them again first
     */
    void await(Sent sent) {
        if (sent.pending().isEmpty()) {
            sent.pending().addAll(send(sent.outcomes(), sent.traces()).pending());
        }
        try {
            EventProducer.awaitAll(sent.pending());
        } catch (RuntimeException e) {
            sent.pending().clear();
            throw e;
        }
    }

    /** Sends the results and returns when the broker has acknowledged them. */
    void publish(List<PostBatch.Decided> outcomes, List<@Nullable String> traces) {
        EventProducer.awaitAll(send(outcomes, traces).pending());
    }

    /** Follows from the command, its content and its outcome. */
    private static UUID idOf(Outcome outcome) {
        UUID id = outcome.id();
        long rest = (id.getMostSignificantBits() * 31 + outcome.content()) * 31
                + outcome.kind().code();
        return new UUID(rest, id.getLeastSignificantBits());
    }
}
