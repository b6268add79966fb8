package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A schedule makes no more payments.
 *
 * @param scheduleId the schedule
 * @param customerId who paid
 * @param state {@code COMPLETED} when all its payments had their turn, otherwise {@code CANCELLED}
 * @param endedAt when
 */
@RegisterForReflection
public record ScheduleEnded(UUID scheduleId, UUID customerId, String state, Instant endedAt) implements Event {

    @Override
    public String key() {
        return scheduleId.toString();
    }
}
