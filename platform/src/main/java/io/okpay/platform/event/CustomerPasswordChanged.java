package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer has a new password to log in with.
 *
 * @param customerId the customer
 * @param device in words, for example {@code Chrome on Windows}; what the client calls itself and no proof; left out when an operator did it
 * @param ipAddress where the request came from, as the identity provider sees it
 * @param changedAt when
 */
@RegisterForReflection
public record CustomerPasswordChanged(
        UUID customerId, @Nullable String device, @Nullable String ipAddress, Instant changedAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
