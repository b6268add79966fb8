package io.okpay.payment.schedule;

import java.util.EnumSet;
import java.util.Set;

/** Where a schedule stands. */
public enum ScheduleState {
    /** Waits for both factors. */
    REQUIRES_AUTHENTICATION,
    /** Makes its payments. */
    ACTIVE,
    /** Makes none until it is resumed. */
    PAUSED,
    /** Every payment had its turn. */
    COMPLETED,
    /** The payer ended it. */
    CANCELLED,
    /** Nobody confirmed it in time. */
    EXPIRED,
    /** A factor could not be verified. */
    FAILED;

    Set<ScheduleState> next() {
        return switch (this) {
            case REQUIRES_AUTHENTICATION -> EnumSet.of(ACTIVE, CANCELLED, EXPIRED, FAILED);
            case ACTIVE -> EnumSet.of(PAUSED, COMPLETED, CANCELLED);
            case PAUSED -> EnumSet.of(ACTIVE, COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED, EXPIRED, FAILED -> EnumSet.noneOf(ScheduleState.class);
        };
    }
}
