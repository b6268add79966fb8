package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A challenge that can no longer be verified.
 *
 * @param challengeId the challenge of the command
 * @param purpose the purpose of the command
 * @param customerId the customer of the command, if any
 * @param code the problem code, for example {@code OTP_ATTEMPTS_EXCEEDED} or {@code OTP_EXPIRED}
 * @param failedAt when
 */
@RegisterForReflection
public record OtpFailed(
        UUID challengeId, OtpPurpose purpose, @Nullable UUID customerId, String code, Instant failedAt)
        implements Event {

    @Override
    public String key() {
        return challengeId.toString();
    }
}
