package io.okpay.account.ledger;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.inbox.TransientFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of the command loop after another: take what has arrived, post it as one batch, publish the results, and commit the
 * offsets once the broker has acknowledged them. The acknowledgements of one batch are awaited after the next one is posted, so
 * that database and broker work at the same time.
 */
final class LedgerCommands {

    private static final Logger LOG = Logger.getLogger(LedgerCommands.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final DistributionSummary SIZES = DistributionSummary.builder("okpay.ledger.batch")
            .description("Commands of one batch")
            .register(Metrics.globalRegistry);

    private final KafkaConsumer<String, byte[]> consumer;
    private final PostBatch postBatch;
    private final LedgerResults results;
    private @Nullable Posted unacknowledged;

    private record Command(ConsumerRecord<String, byte[]> message, LedgerCommand command) {}

    /** A batch that is in the books and whose results are on their way. */
    private record Posted(List<LedgerResults.Sent> results, Map<TopicPartition, OffsetAndMetadata> offsets) {}

    LedgerCommands(KafkaConsumer<String, byte[]> consumer, PostBatch postBatch, LedgerResults results) {
        this.consumer = consumer;
        this.postBatch = postBatch;
        this.results = results;
    }

    /** Takes the next commands, waiting for them only while no results are on their way. */
    void round(Duration patience) {
        ConsumerRecords<String, byte[]> messages = consumer.poll(unacknowledged == null ? patience : Duration.ZERO);
        Posted next = messages.isEmpty() ? null : post(messages);
        finish();
        unacknowledged = next;
    }

    /** Waits for the results that are on their way, then commits their offsets. */
    void finish() {
        Posted posted = unacknowledged;
        unacknowledged = null;
        if (posted != null) {
            posted.results()
                    .forEach(sent -> untilDone(() -> {
                        results.await(sent);
                        return true;
                    }));
            consumer.commitSync(posted.offsets());
        }
    }

    private Posted post(ConsumerRecords<String, byte[]> messages) {
        List<Command> commands = new ArrayList<>(messages.count());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            offsets.put(
                    new TopicPartition(message.topic(), message.partition()),
                    new OffsetAndMetadata(message.offset() + 1));
            try {
                LedgerCommand command = LedgerEvents.command(message);
                if (command != null) {
                    commands.add(new Command(message, command));
                }
            } catch (RuntimeException poison) {
                putAside(message, poison);
            }
        }
        List<LedgerResults.Sent> sent = new ArrayList<>();
        if (!commands.isEmpty()) {
            SIZES.record(commands.size());
            post(commands, sent);
        }
        return new Posted(sent, offsets);
    }

    private void post(List<Command> commands, List<LedgerResults.Sent> sent) {
        List<PostBatch.Decided> outcomes;
        try {
            outcomes = untilDone(
                    () -> postBatch.post(commands.stream().map(Command::command).toList()));
        } catch (RuntimeException e) {
            if (commands.size() == 1) {
                putAside(commands.getFirst().message(), e);
                return;
            }
            LOG.errorf(e, "A batch of %d could not be posted: posting one by one", commands.size());
            commands.forEach(command -> post(List.of(command), sent));
            return;
        }
        List<@Nullable String> traces = new ArrayList<>(commands.size());
        for (Command command : commands) {
            traces.add(CloudEventHeaders.get(command.message().headers(), "traceparent"));
        }
        sent.add(results.send(outcomes, traces));
    }

    private void putAside(ConsumerRecord<String, byte[]> message, RuntimeException reason) {
        LOG.errorf(
                reason,
                "Ledger command at %s-%d offset %d goes to the dead letters",
                message.topic(),
                message.partition(),
                message.offset());
        untilDone(() -> {
            results.publishDeadLetter(message, reason);
            return true;
        });
    }

    private static <T> T untilDone(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!TransientFailure.isCauseOf(e)) {
                    throw e;
                }
                LOG.warnf("The ledger waits for attempt %d: %s", attempt + 1, e.getMessage());
                try {
                    Thread.sleep(Math.min(LONGEST_WAIT.toMillis(), 50L << Math.min(attempt, 10)));
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Stopped while waiting", interrupted);
                }
            }
        }
    }
}
