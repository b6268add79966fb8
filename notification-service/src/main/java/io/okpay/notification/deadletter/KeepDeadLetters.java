package io.okpay.notification.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.okpay.platform.inbox.TransientFailure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads this service's own dead letters, so that operators need no access to topics; {@code okpay_dead_letters} counts the open ones. */
@ApplicationScoped
class KeepDeadLetters {

    private static final Logger LOG = Logger.getLogger(KeepDeadLetters.class);
    private static final int LONGEST = 1_000;

    private final DeadLetters deadLetters;
    private final AtomicLong open = new AtomicLong();

    KeepDeadLetters(DeadLetters deadLetters, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        metrics.gauge("okpay.dead.letters", open);
    }

    @Incoming("dead-letters")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        try {
            QuarkusTransaction.requiringNew().run(() -> keep(letter(message)));
        } catch (RuntimeException e) {
            if (TransientFailure.isCauseOf(e)) {
                throw e;
            }
            LOG.errorf(e, "A dead letter at offset %d is not kept", message.offset());
        }
    }

    @Scheduled(every = "1m", delayed = "20s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void count() {
        open.set(QuarkusTransaction.requiringNew().call(deadLetters::open));
    }

    private void keep(DeadLetter letter) {
        if (!deadLetters.has(letter)) {
            deadLetters.persist(letter);
        }
    }

    /** The channel's own strategy and ours name where the record came from alike. */
    private static DeadLetter letter(ConsumerRecord<String, byte[]> message) {
        @Nullable String topic = header(message, "dead-letter-topic");
        @Nullable String partition = header(message, "dead-letter-partition");
        @Nullable String offset = header(message, "dead-letter-offset");
        @Nullable String reason = header(message, "dead-letter-reason");
        return new DeadLetter(
                topic == null ? message.topic() : topic,
                partition == null ? message.partition() : Integer.parseInt(partition),
                offset == null ? message.offset() : Long.parseLong(offset),
                cut(message.key()),
                cut(header(message, "ce_type")),
                reason == null ? "unknown" : reason.substring(0, Math.min(reason.length(), LONGEST)),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8).replace("\0", "");
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null
                ? null
                : text.substring(0, Math.min(text.length(), 200)).replace("\0", "");
    }
}
