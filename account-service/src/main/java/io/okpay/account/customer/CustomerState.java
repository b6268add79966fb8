package io.okpay.account.customer;

/** What a customer may do. */
public enum CustomerState {
    /** Everything. */
    ACTIVE,
    /** Log in, read, and ask for help; no money leaves. */
    FROZEN,
    /** Nothing: the relationship has ended. */
    CLOSED
}
