package io.okpay.payment.payout;

/** Where a line of a payout stands. */
public enum LineState {
    /** Its turn has not come. */
    PENDING,
    /** Its payment is on its way. */
    PROCESSING,
    /** The payee has the money. */
    PAID,
    /** No money moved, for a reason. */
    FAILED
}
