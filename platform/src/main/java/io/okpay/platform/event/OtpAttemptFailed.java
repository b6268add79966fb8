package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wrong code for a challenge that can still be verified.
 *
 * @param challengeId the challenge of the command
 * @param purpose the purpose of the command
 * @param customerId the customer of the command, if any
 * @param attemptsLeft how many tries remain
 * @param failedAt when
 */
@RegisterForReflection
public record OtpAttemptFailed(
        UUID challengeId, OtpPurpose purpose, @Nullable UUID customerId, int attemptsLeft, Instant failedAt)
        implements Event {

    @Override
    public String key() {
        return challengeId.toString();
    }
}
