package io.okpay.payment.payout;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payout.
 *
 * @param reference the merchant's own name for it
 * @param lines how many
 * @param total what the payees get
 * @param fee what that costs, each line's fee rounded half-even by itself
 * @param totalDebit what leaves the wallet when every line is paid
 * @param tariffVersion the tariff that priced it
 * @param progress how far it is; left out in lists
 * @param expiresAt until when it can be confirmed
 * @param endedAt when nothing was left to do
 */
public record PayoutResponse(
        UUID id,
        String reference,
        PayoutState state,
        int lines,
        Money total,
        Money fee,
        Money totalDebit,
        int tariffVersion,
        @Nullable Progress progress,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt) {

    static PayoutResponse from(Payout payout, @Nullable Progress progress) {
        return new PayoutResponse(
                payout.id(),
                payout.reference(),
                payout.stateAt(Instant.now()),
                payout.lines(),
                payout.total(),
                payout.fee(),
                payout.total().plus(payout.fee()),
                payout.tariffVersion(),
                progress,
                payout.createdAt(),
                payout.expiresAt(),
                payout.confirmedAt(),
                payout.endedAt());
    }
}
