package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Command: send a one-time passcode and wait for its verification.
 *
 * @param challengeId the id under which the code is verified
 * @param purpose what the code confirms; a code of one purpose never serves another
 * @param channel how the code travels
 * @param recipient an E.164 phone number or an e-mail address
 * @param locale BCP 47
 * @param customerId who may verify the code, or null before registration
 * @param binding what the code is bound to (PSD2 RTS Art. 5), echoed in the result
 * @param variables what the message names, for payments {@code amount} and {@code payee}
 * @param expiresAt after this the code is void
 */
@RegisterForReflection
public record OtpRequested(
        UUID challengeId,
        OtpPurpose purpose,
        Channel channel,
        String recipient,
        String locale,
        @Nullable UUID customerId,
        @Nullable String binding,
        Map<String, String> variables,
        Instant expiresAt)
        implements Event {

    @Override
    public String key() {
        return challengeId.toString();
    }
}
