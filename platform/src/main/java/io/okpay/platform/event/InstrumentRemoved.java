package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A funding instrument that can no longer be charged.
 *
 * @param instrumentId the instrument
 * @param customerId the owner
 * @param removedAt when
 */
@RegisterForReflection
public record InstrumentRemoved(UUID instrumentId, UUID customerId, Instant removedAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
