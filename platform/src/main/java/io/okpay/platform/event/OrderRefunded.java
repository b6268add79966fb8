package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A merchant gave money of a paid order back.
 *
 * @param orderId the order
 * @param merchantId whose
 * @param reference the merchant's own name for it
 * @param amount what went back this time
 * @param refunded what went back in all
 * @param full whether nothing of the order is left
 * @param paymentId the refund, a payment of its own
 * @param refundedAt when
 */
@RegisterForReflection
public record OrderRefunded(
        UUID orderId,
        UUID merchantId,
        String reference,
        Money amount,
        Money refunded,
        boolean full,
        UUID paymentId,
        Instant refundedAt)
        implements Event {

    @Override
    public String key() {
        return orderId.toString();
    }
}
