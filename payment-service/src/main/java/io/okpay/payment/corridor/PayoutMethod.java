package io.okpay.payment.corridor;

/** Where money arrives. */
public enum PayoutMethod {
    /** In the wallet of another customer, at once. */
    WALLET,
    /** In a bank account abroad. */
    BANK_ACCOUNT
}
