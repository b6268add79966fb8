package io.okpay.payment.operatorcase;

/** What a person decided. */
public enum Decision {
    /** The rail moved the money, as its statement shows: the payment goes on. */
    SETTLED,
    /** The rail moved nothing, as its statement shows: the payment fails. */
    NOT_SETTLED,
    /** The rail is asked again, now. */
    ASK_AGAIN,
    /** Everything that had to be done was done elsewhere. */
    NOTED
}
