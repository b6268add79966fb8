package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer has a new payment password.
 *
 * @param customerId the customer
 * @param change how it came to be
 * @param changedAt when
 */
@RegisterForReflection
public record PaymentPasswordChanged(UUID customerId, PaymentPasswordChange change, Instant changedAt)
        implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
