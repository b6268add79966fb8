package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer can log in with something more.
 *
 * @param customerId the customer
 * @param kind what was added or removed
 * @param device in words, for example {@code Chrome on Windows}; what the client calls itself and no proof; left out when an operator did it
 * @param addedAt when
 */
@RegisterForReflection
public record CustomerCredentialAdded(
        UUID customerId, CredentialKind kind, @Nullable String device, Instant addedAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
