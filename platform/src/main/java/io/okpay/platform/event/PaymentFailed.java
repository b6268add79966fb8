package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment ended without moving money.
 *
 * @param paymentId the payment
 * @param type for example {@code TRANSFER}
 * @param payerId who wanted to pay
 * @param amount what was to be paid
 * @param code the problem code that explains why
 * @param failedAt when
 */
@RegisterForReflection
public record PaymentFailed(UUID paymentId, String type, UUID payerId, Money amount, String code, Instant failedAt)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
