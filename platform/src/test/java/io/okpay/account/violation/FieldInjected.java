package io.okpay.account.violation;

import jakarta.inject.Inject;

/** Hides what it needs. */
public class FieldInjected {

    @Inject
    @SuppressWarnings("NullAway.Init")
    WalletHelper hidden;
}
