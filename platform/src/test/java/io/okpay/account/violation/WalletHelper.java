package io.okpay.account.violation;

/** Has a vague name. */
public class WalletHelper {}
