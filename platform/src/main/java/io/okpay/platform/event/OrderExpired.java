package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Nobody paid a merchant's order in time.
 *
 * @param orderId the order
 * @param merchantId whose
 * @param reference the merchant's own name for it
 * @param amount what was to be paid
 * @param expiredAt when
 */
@RegisterForReflection
public record OrderExpired(UUID orderId, UUID merchantId, String reference, Money amount, Instant expiredAt)
        implements Event {

    @Override
    public String key() {
        return orderId.toString();
    }
}
