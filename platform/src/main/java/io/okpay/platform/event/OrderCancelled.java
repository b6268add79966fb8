package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A merchant called its order off before anybody paid.
 *
 * @param orderId the order
 * @param merchantId whose
 * @param reference the merchant's own name for it
 * @param amount what was to be paid
 * @param cancelledAt when
 */
@RegisterForReflection
public record OrderCancelled(UUID orderId, UUID merchantId, String reference, Money amount, Instant cancelledAt)
        implements Event {

    @Override
    public String key() {
        return orderId.toString();
    }
}
