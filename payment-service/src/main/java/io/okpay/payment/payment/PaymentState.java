package io.okpay.payment.payment;

import java.util.Set;

/** Where a payment stands. Every payment reaches a terminal state. */
public enum PaymentState {
    /** Accepted at its quoted price. */
    CREATED,
    /** Waits for the payer's factors. */
    REQUIRES_AUTHENTICATION,
    /** Confirmed; money is being moved. */
    PROCESSING,
    /** The money is there. */
    COMPLETED,
    /** No money moved, for a reason. */
    FAILED,
    /** Not confirmed in time. */
    EXPIRED,
    /** Called off by the payer. */
    CANCELLED;

    /** The states that may follow this one. */
    public Set<PaymentState> next() {
        return switch (this) {
            case CREATED -> Set.of(REQUIRES_AUTHENTICATION, PROCESSING);
            case REQUIRES_AUTHENTICATION -> Set.of(PROCESSING, FAILED, EXPIRED, CANCELLED);
            case PROCESSING -> Set.of(COMPLETED, FAILED);
            case COMPLETED, FAILED, EXPIRED, CANCELLED -> Set.of();
        };
    }

    /** Whether nothing follows. */
    public boolean isTerminal() {
        return next().isEmpty();
    }
}
