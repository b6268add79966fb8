package io.okpay.account.ledger;

import java.util.UUID;

/**
 * A ledger account as locked for a batch.
 *
 * @param id the account
 * @param currency ISO 4217
 * @param balance booked minor units; a wallet's is the operator's liability to the customer
 * @param held minor units that holds keep from being spent
 * @param version grows by one with each posting
 * @param mayOverdraw whether it is one of the operator's own accounts
 */
record Account(UUID id, String currency, long balance, long held, long version, boolean mayOverdraw) {

    long available() {
        return balance - held;
    }

    /** The account after a posting; throws {@link ArithmeticException} when the balance leaves the range of {@code long}. */
    Account plus(long amount) {
        long after = Math.addExact(balance, amount);
        Math.subtractExact(after, held);
        return new Account(id, currency, after, held, version + 1, mayOverdraw);
    }
}
