package io.okpay.account.ledger;

import java.util.UUID;

/**
 * One side of a transfer.
 *
 * @param ref the ledger account
 * @param account its name in the command, for example {@code wallet:<uuid>} or {@code system:FEES}
 * @param amount minor units: positive credits, negative debits
 * @param currency ISO 4217
 */
record Leg(UUID ref, String account, long amount, String currency) {

    static Leg of(String account, long amount, String currency) {
        return new Leg(AccountId.of(account, currency), account, amount, currency);
    }
}
