package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a customer had scheduled was not made.
 *
 * @param scheduleId the schedule
 * @param customerId who pays
 * @param payeeName who was to be paid, as the payer may see it
 * @param amount what was to be paid, as the customer fixed it
 * @param dueOn the day it was due, in the customer's zone
 * @param code why
 * @param retryAt when it is tried again, or null when it is not
 * @param failedAt when
 */
@RegisterForReflection
public record ScheduledPaymentFailed(
        UUID scheduleId,
        UUID customerId,
        String payeeName,
        Money amount,
        LocalDate dueOn,
        String code,
        @Nullable Instant retryAt,
        Instant failedAt)
        implements Event {

    @Override
    public String key() {
        return scheduleId.toString();
    }
}
