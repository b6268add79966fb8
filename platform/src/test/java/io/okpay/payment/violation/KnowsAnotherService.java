package io.okpay.payment.violation;

import io.okpay.account.violation.WalletHelper;

/** Reaches into another service. */
public record KnowsAnotherService(WalletHelper wallet) {}
