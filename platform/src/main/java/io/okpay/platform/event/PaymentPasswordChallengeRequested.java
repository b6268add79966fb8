package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Command: let the customer confirm a payment with the payment password.
 *
 * @param challengeId the id under which the password is verified
 * @param customerId who must verify
 * @param paymentId what is confirmed
 * @param binding what the confirmation is bound to (PSD2 RTS Art. 5), echoed in the result
 * @param expiresAt after this the challenge is void
 */
@RegisterForReflection
public record PaymentPasswordChallengeRequested(
        UUID challengeId, UUID customerId, UUID paymentId, String binding, Instant expiresAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
