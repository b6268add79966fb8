package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A challenge that can no longer be verified.
 *
 * @param challengeId the challenge of the command
 * @param customerId whose challenge it was
 * @param paymentId what is not confirmed
 * @param code the problem code, for example {@code PAYMENT_PASSWORD_LOCKED}
 * @param failedAt when
 */
@RegisterForReflection
public record PaymentPasswordFailed(UUID challengeId, UUID customerId, UUID paymentId, String code, Instant failedAt)
        implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
