package io.okpay.payment.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When somebody looks at a payment again, and how often somebody did without an outcome. It never changes: it is replaced. */
@Embeddable
class Turn {

    private static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofDays(1));

    /** Longer than any call to the outside takes. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    private int attempts;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    Turn() {}

    private Turn(int attempts, @Nullable Instant dueAt) {
        this.attempts = attempts;
        this.dueAt = dueAt;
    }

    /** Nothing is to be done any more. */
    static Turn none() {
        return new Turn(0, null);
    }

    static Turn at(Instant when) {
        return new Turn(0, when);
    }

    /** A command is on its way: it is repeated when no result has come by then. */
    static Turn afterResult(Instant now) {
        return new Turn(0, now.plus(RETRIES.get(1)));
    }

    /** Somebody acts: nobody else does for as long as that may take. */
    Turn taken(Instant now) {
        return new Turn(attempts + 1, now.plus(wait(attempts)).plus(LONGEST_CALL));
    }

    /** It came to nothing: again later, each time with more patience. */
    Turn again(Instant now) {
        return new Turn(attempts, now.plus(wait(attempts - 1)));
    }

    boolean isDue(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }

    private static Duration wait(int attempt) {
        return RETRIES.get(Math.clamp(attempt, 0, RETRIES.size() - 1));
    }
}
