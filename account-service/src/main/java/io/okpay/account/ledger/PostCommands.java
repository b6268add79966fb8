package io.okpay.account.ledger;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.inbox.DeadLetters;
import io.okpay.platform.inbox.TransientFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages from the topic of commands. While the database or the broker is away it tries again; a message that can never be
 * posted goes to the dead letters and the others take effect.
 */
@ApplicationScoped
class PostCommands {

    private static final Logger LOG = Logger.getLogger(PostCommands.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final PostBatch postBatch;
    private final DeadLetters deadLetters;
    private final DistributionSummary sizes = DistributionSummary.builder("okpay.ledger.batch")
            .description("Commands of one batch")
            .register(Metrics.globalRegistry);

    /** The outcomes of one commit, and the traces of their commands in the same order. */
    record Answers(List<PostBatch.Decided> outcomes, List<@Nullable String> traces) {}

    PostCommands(PostBatch postBatch, DeadLetters deadLetters) {
        this.postBatch = postBatch;
        this.deadLetters = deadLetters;
    }

    /** Reads a message; what cannot be understood is with the dead letters when this returns. */
    TakenCommand read(ConsumerRecord<String, byte[]> message) {
        try {
            return new TakenCommand(message, LedgerEvents.command(message));
        } catch (RuntimeException poison) {
            putAside(message, poison);
            return new TakenCommand(message, null);
        }
    }

    /** The answers to the commands among these messages, durable when this returns. */
    List<Answers> post(List<TakenCommand> messages) {
        List<TakenCommand> commands =
                messages.stream().filter(taken -> taken.command() != null).toList();
        List<Answers> answers = new ArrayList<>(1);
        if (!commands.isEmpty()) {
            sizes.record(commands.size());
            post(commands, answers);
        }
        return answers;
    }

    private void post(List<TakenCommand> commands, List<Answers> answers) {
        List<PostBatch.Decided> outcomes;
        try {
            outcomes = untilDone(() -> postBatch.post(commands.stream()
                    .map(taken -> Objects.requireNonNull(taken.command()))
                    .toList()));
        } catch (RuntimeException e) {
            if (commands.size() == 1) {
                putAside(commands.getFirst().message(), e);
                return;
            }
            LOG.errorf(e, "A batch of %d could not be posted: posting one by one", commands.size());
            commands.forEach(command -> post(List.of(command), answers));
            return;
        }
        List<@Nullable String> traces = new ArrayList<>(commands.size());
        for (TakenCommand command : commands) {
            traces.add(CloudEventHeaders.get(command.message().headers(), "traceparent"));
        }
        answers.add(new Answers(outcomes, traces));
    }

    private void putAside(ConsumerRecord<String, byte[]> message, RuntimeException reason) {
        LOG.errorf(
                reason,
                "Ledger command at %s-%d offset %d goes to the dead letters",
                message.topic(),
                message.partition(),
                message.offset());
        untilDone(() -> deadLetters.add(message, reason));
    }

    /** Does the work, again and again while what it needs is away. */
    void untilDone(Runnable work) {
        untilDone(() -> {
            work.run();
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
