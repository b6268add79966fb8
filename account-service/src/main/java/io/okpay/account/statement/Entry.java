package io.okpay.account.statement;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement on a wallet.
 *
 * @param seq its place in the books; entries of one wallet grow by it
 * @param kind how the money came to move
 * @param amount positive when it came in, negative when it went out
 * @param balanceAfter what the wallet held with it
 * @param bookedAt when
 * @param counterparty the other customer, as far as this one may know, or null when the operator is the other side
 */
record Entry(
        long seq,
        UUID transferId,
        UUID paymentId,
        Kind kind,
        Money amount,
        Money balanceAfter,
        Instant bookedAt,
        @Nullable String counterparty) {

    enum Kind {
        TRANSFER,
        CAPTURE,
        REVERSAL;

        static Kind of(int code) {
            return switch (code) {
                case 0 -> TRANSFER;
                case 2 -> CAPTURE;
                case 5 -> REVERSAL;
                default -> throw new IllegalArgumentException("No money moves by kind " + code);
            };
        }
    }
}
