package io.okpay.account.ledger;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;

/**
 * A ledger account as locked for a batch.
 *
 * @param number its key in the books
 * @param ref its name to the rest of the world: a wallet's id, or derived from a system account's code
 * @param currency ISO 4217
 * @param balance booked minor units; a wallet's is the operator's liability to the customer
 * @param held minor units that holds keep from being spent
 * @param postings how many postings it has
 * @param version grows by one with each change of balance or held
 * @param system whether it is one of the operator's own accounts, which may be overdrawn
 * @param frozen whether debits are refused
 */
record Account(
        long number,
        UUID ref,
        String currency,
        long balance,
        long held,
        long postings,
        long version,
        boolean system,
        boolean frozen) {

    long available() {
        return balance - held;
    }

    /** The account after a posting; throws {@link ArithmeticException} when the balance leaves the range of {@code long}. */
    Account plus(long amount) {
        long after = Math.addExact(balance, amount);
        Math.subtractExact(after, held);
        return new Account(number, ref, currency, after, held, postings + 1, version + 1, system, frozen);
    }

    /** The account with more held, or less when negative; throws {@link ArithmeticException} beyond the range of {@code long}. */
    Account holding(long amount) {
        long after = Math.addExact(held, amount);
        Math.subtractExact(balance, after);
        return new Account(number, ref, currency, balance, after, postings, version + 1, system, frozen);
    }

    /** What is available, as a plain decimal. */
    String availableDecimal() {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(available(), digits).toPlainString();
    }
}
