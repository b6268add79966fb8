package io.okpay.platform.event;

/** Where a card's money comes from. */
public enum CardFunding {
    /** The issuer lends it. */
    CREDIT,
    /** The holder's bank account. */
    DEBIT,
    /** Loaded before. */
    PREPAID
}
