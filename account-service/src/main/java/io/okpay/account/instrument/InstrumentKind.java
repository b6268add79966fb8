package io.okpay.account.instrument;

/** What a customer can bind. */
public enum InstrumentKind {
    CARD,
    BANK_ACCOUNT
}
