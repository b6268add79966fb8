package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right code was given in time, once.
 *
 * @param challengeId the challenge of the command
 * @param purpose the purpose of the command
 * @param customerId the customer of the command, if any
 * @param binding the binding of the command, unchanged
 * @param verifiedAt when
 */
@RegisterForReflection
public record OtpVerified(
        UUID challengeId,
        OtpPurpose purpose,
        @Nullable UUID customerId,
        @Nullable String binding,
        Instant verifiedAt) implements Event {

    @Override
    public String key() {
        return challengeId.toString();
    }
}
