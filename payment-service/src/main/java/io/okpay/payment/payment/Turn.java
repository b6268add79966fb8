package io.okpay.payment.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When somebody looks at a payment again, and how often somebody did without an outcome. It never changes: it is replaced. */
@Embeddable
class Turn {

    /** A result of the ledger that is missing for so long is asked for again. */
    private static final Duration RESULT_IS_LATE = Duration.ofSeconds(30);

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
        return new Turn(0, now.plus(RESULT_IS_LATE));
    }

    /** Somebody acts: nobody else does for as long as that may take. */
    Turn taken(Patience patience, Instant now) {
        return new Turn(attempts + 1, now.plus(patience.after(attempts)).plus(LONGEST_CALL));
    }

    /** It came to nothing: again later, each time with more patience. */
    Turn again(Patience patience, Instant now) {
        return new Turn(attempts, now.plus(patience.after(attempts - 1)));
    }

    /** Whether it came to nothing as often as anybody asks. */
    boolean exhausts(Patience patience) {
        return attempts > patience.tries();
    }

    boolean repeats() {
        return attempts > 1;
    }

    boolean isDue(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }
}
