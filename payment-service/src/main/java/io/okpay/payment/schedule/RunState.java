package io.okpay.payment.schedule;

/** What became of a payment's day. */
public enum RunState {
    /** It failed, and is tried again. */
    DELAYED,
    /** Its payment is on the way. */
    PROCESSING,
    /** The money arrived. */
    PAID,
    /** No money moved, and it is not tried again. */
    FAILED,
    /** The payer left it out. */
    SKIPPED
}
