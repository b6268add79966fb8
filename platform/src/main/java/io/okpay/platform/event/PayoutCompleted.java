package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Every line of a merchant's payout has ended.
 *
 * @param payoutId the payout
 * @param merchantId whose
 * @param reference the merchant's own name for it
 * @param state COMPLETED, PARTIALLY_COMPLETED or FAILED
 * @param paidLines how many payees have their money
 * @param failedLines how many have not
 * @param paid what the payees got
 * @param fee what the merchant paid on top
 * @param completedAt when
 */
@RegisterForReflection
public record PayoutCompleted(
        UUID payoutId,
        UUID merchantId,
        String reference,
        String state,
        int paidLines,
        int failedLines,
        Money paid,
        Money fee,
        Instant completedAt)
        implements Event {

    @Override
    public String key() {
        return payoutId.toString();
    }
}
