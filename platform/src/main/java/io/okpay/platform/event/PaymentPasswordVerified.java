package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * The right payment password was given in time, once.
 *
 * @param challengeId the challenge of the command
 * @param customerId who verified
 * @param paymentId what is confirmed
 * @param binding the binding of the command, unchanged
 * @param verifiedAt when
 */
@RegisterForReflection
public record PaymentPasswordVerified(
        UUID challengeId, UUID customerId, UUID paymentId, String binding, Instant verifiedAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
