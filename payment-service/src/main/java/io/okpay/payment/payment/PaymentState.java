package io.okpay.payment.payment;

import java.util.EnumSet;
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
    /** The money was there, and part of it went back. */
    PARTIALLY_REFUNDED,
    /** All of the money went back. */
    REFUNDED,
    /** No money moved, for a reason. */
    FAILED,
    /** Not confirmed in time. */
    EXPIRED,
    /** Called off by the payer. */
    CANCELLED;

    /** The states in which the payee got the money. */
    static final Set<PaymentState> ARRIVED = EnumSet.of(COMPLETED, PARTIALLY_REFUNDED, REFUNDED);

    /** The states that may follow this one. */
    public Set<PaymentState> next() {
        return switch (this) {
            case CREATED -> Set.of(REQUIRES_AUTHENTICATION, PROCESSING);
            case REQUIRES_AUTHENTICATION -> Set.of(PROCESSING, FAILED, EXPIRED, CANCELLED);
            case PROCESSING -> Set.of(COMPLETED, FAILED);
            case COMPLETED, PARTIALLY_REFUNDED -> Set.of(PARTIALLY_REFUNDED, REFUNDED);
            case REFUNDED, FAILED, EXPIRED, CANCELLED -> Set.of();
        };
    }

    /** Whether the payment is over: only refunds may follow. */
    public boolean isTerminal() {
        return arrived() || next().isEmpty();
    }

    /** Whether the payee got the money, whatever became of it since. */
    public boolean arrived() {
        return ARRIVED.contains(this);
    }
}
