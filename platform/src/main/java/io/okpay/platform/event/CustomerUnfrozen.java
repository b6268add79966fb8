package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer's wallets pay again.
 *
 * @param customerId the customer
 * @param freezeId the freeze that ended
 * @param unfrozenAt when
 */
@RegisterForReflection
public record CustomerUnfrozen(UUID customerId, UUID freezeId, Instant unfrozenAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
