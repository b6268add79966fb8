package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A login password was changed or reset at the identity provider.
 *
 * @param customerId the user, who is the customer of the same id unless it is one of the operator's people
 * @param ipAddress where the request came from, as the identity provider sees it
 * @param userAgent what the client calls itself, of at most 512 characters; nobody vouches for it
 * @param at when
 */
@RegisterForReflection
public record IdentityPasswordChanged(
        UUID customerId,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        Instant at) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
