package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A wrong payment password for a challenge that can still be verified.
 *
 * @param challengeId the challenge of the command
 * @param customerId whose challenge it is
 * @param paymentId what is not confirmed yet
 * @param attemptsLeft how many tries remain, for all of the customer's payments together
 * @param failedAt when
 */
@RegisterForReflection
public record PaymentPasswordAttemptFailed(
        UUID challengeId, UUID customerId, UUID paymentId, int attemptsLeft, Instant failedAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
