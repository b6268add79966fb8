package io.okpay.sandbox.bank;

import io.okpay.sandbox.bank.BankRecord.Moved;
import io.okpay.sandbox.bank.BankRecord.Returned;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement on the operator's account.
 *
 * @param amount below zero when it left the account
 * @param returnReason of a return
 */
record BookedEntry(
        String endToEndId,
        String reference,
        BigDecimal amount,
        Instant at,
        @Nullable String returnReason) {

    static BookedEntry of(Moved movement) {
        Order order = movement.order();
        return new BookedEntry(
                order.endToEndId(),
                movement.reference(),
                order.payout() ? order.amount().negate() : order.amount(),
                movement.at(),
                null);
    }

    static BookedEntry of(Moved movement, Returned returned) {
        Order order = movement.order();
        return new BookedEntry(
                order.endToEndId(),
                returned.reference(),
                order.payout() ? order.amount() : order.amount().negate(),
                returned.at(),
                returned.reason());
    }
}
