package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A schedule whose payments failed again and again makes no more of them until its customer resumes it.
 *
 * @param scheduleId the schedule
 * @param customerId who pays
 * @param payeeName who is paid, as the payer may see it
 * @param amount what is paid each time, as the customer fixed it
 * @param pausedAt when
 */
@RegisterForReflection
public record SchedulePaused(UUID scheduleId, UUID customerId, String payeeName, Money amount, Instant pausedAt)
        implements Event {

    @Override
    public String key() {
        return scheduleId.toString();
    }
}
