package io.okpay.account.statement;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What happened on a wallet in a period: opening and entries make closing.
 *
 * @param holder the customer's full name
 * @param from inclusive
 * @param to exclusive
 * @param opening what the wallet held right before {@code from}
 * @param entries oldest first
 * @param closing what the wallet held right before {@code to}
 */
record Statement(
        UUID walletId,
        String holder,
        String currency,
        Instant from,
        Instant to,
        Money opening,
        List<Entry> entries,
        Money closing) {

    /**
     * Checks that it adds up.
     *
     * @throws IllegalStateException when opening and entries do not make closing
     */
    Statement {
        Money sum = opening;
        for (Entry entry : entries) {
            sum = sum.plus(entry.amount());
        }
        if (!sum.equals(closing)) {
            throw new IllegalStateException("A statement of wallet " + walletId + " does not add up");
        }
    }

    /** What came in. */
    Money incoming() {
        return sum(true);
    }

    /** What went out, as a positive amount. */
    Money outgoing() {
        return sum(false).negated();
    }

    private Money sum(boolean in) {
        Money sum = Money.zero(currency);
        for (Entry entry : entries) {
            if (entry.amount().isPositive() == in) {
                sum = sum.plus(entry.amount());
            }
        }
        return sum;
    }
}
