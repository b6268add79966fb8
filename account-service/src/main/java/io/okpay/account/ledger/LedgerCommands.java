package io.okpay.account.ledger;

import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.inbox.TransientFailure;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes batches of commands from Kafka. Results are acknowledged by the broker before the offsets of the commands are
 * committed: a crash in between redelivers the commands, and their replay publishes the same results.
 */
@ApplicationScoped
public class LedgerCommands {

    private static final Logger LOG = Logger.getLogger(LedgerCommands.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final PostBatch postBatch;
    private final LedgerResults results;

    private record Command(ConsumerRecord<String, byte[]> message, LedgerCommand command) {}

    LedgerCommands(PostBatch postBatch, LedgerResults results) {
        this.postBatch = postBatch;
        this.results = results;
    }

    @Incoming("ledger-commands")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        List<Command> commands = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                LedgerCommand command = LedgerEvents.command(message);
                if (command != null) {
                    commands.add(new Command(message, command));
                }
            } catch (RuntimeException poison) {
                putAside(message, poison);
            }
        }
        if (!commands.isEmpty()) {
            post(commands);
        }
    }

    private void post(List<Command> commands) {
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
            commands.forEach(command -> post(List.of(command)));
            return;
        }
        untilDone(() -> {
            results.publish(
                    outcomes,
                    commands.stream()
                            .map(command ->
                                    CloudEventHeaders.get(command.message().headers(), "traceparent"))
                            .toList());
            return true;
        });
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

    private static <T> T untilDone(java.util.function.Supplier<T> work) {
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
