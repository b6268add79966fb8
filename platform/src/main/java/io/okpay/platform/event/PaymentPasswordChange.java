package io.okpay.platform.event;

/** How a payment password came to be. */
public enum PaymentPasswordChange {
    /** The first one. */
    SET,
    /** Given by somebody who knew the one before. */
    CHANGED,
    /** Given after a code to the phone and a wait, instead of a forgotten one. */
    RESET
}
