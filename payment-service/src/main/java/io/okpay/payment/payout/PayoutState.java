package io.okpay.payment.payout;

import java.util.Set;

/** Where a payout stands. */
public enum PayoutState {
    /** Every line is right; waits for the merchant's confirmation. */
    VALIDATED,
    /** Confirmed; lines are being paid. */
    PROCESSING,
    /** Every line is paid. */
    COMPLETED,
    /** Some lines are paid, the others are not. */
    PARTIALLY_COMPLETED,
    /** No line is paid. */
    FAILED,
    /** Called off before its confirmation. */
    CANCELLED,
    /** Not confirmed in time. */
    EXPIRED;

    Set<PayoutState> next() {
        return switch (this) {
            case VALIDATED -> Set.of(PROCESSING, CANCELLED, EXPIRED);
            case PROCESSING -> Set.of(COMPLETED, PARTIALLY_COMPLETED, FAILED);
            case COMPLETED, PARTIALLY_COMPLETED, FAILED, CANCELLED, EXPIRED -> Set.of();
        };
    }
}
