package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A part of a merchant's paid order went back to its payer.
 *
 * @param orderId the order
 * @param merchantId whose
 * @param reference the merchant's own name for it
 * @param amount what the payer had paid
 * @param refund what went back this time
 * @param refunded what went back in all
 * @param refundId the refund, which is a payment of its own
 * @param refundedAt when
 */
@RegisterForReflection
public record OrderRefunded(
        UUID orderId,
        UUID merchantId,
        String reference,
        Money amount,
        Money refund,
        Money refunded,
        UUID refundId,
        Instant refundedAt)
        implements Event {

    @Override
    public String key() {
        return orderId.toString();
    }
}
