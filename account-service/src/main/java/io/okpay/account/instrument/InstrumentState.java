package io.okpay.account.instrument;

/** Whether an instrument can be used. */
public enum InstrumentState {
    /** A bank account whose micro-deposit has not been read yet. */
    PENDING_VERIFICATION,
    /** It can be used. */
    VERIFIED,
    /** The micro-deposit was named wrongly too often: it can only be removed. */
    EXHAUSTED,
    /** A card whose month is over. */
    EXPIRED
}
