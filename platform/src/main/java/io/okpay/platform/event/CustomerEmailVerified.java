package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer proved to own an e-mail address, by which others may now pay them.
 *
 * @param customerId the customer
 * @param email lower case
 * @param verifiedAt when
 */
@RegisterForReflection
public record CustomerEmailVerified(UUID customerId, String email, Instant verifiedAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
