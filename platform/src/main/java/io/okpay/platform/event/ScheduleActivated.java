package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A customer confirmed payments to come with both factors.
 *
 * @param scheduleId the schedule
 * @param customerId who pays
 * @param payeeId who is paid; the customer, for a top-up or a withdrawal
 * @param paymentType the type of each payment
 * @param amount what is paid each time, as the customer fixed it
 * @param frequency {@code ONCE}, {@code DAILY}, {@code WEEKLY}, {@code MONTHLY} or {@code YEARLY}
 * @param firstOn the day of the first, in the customer's zone
 * @param activatedAt when
 */
@RegisterForReflection
public record ScheduleActivated(
        UUID scheduleId,
        UUID customerId,
        UUID payeeId,
        String paymentType,
        Money amount,
        String frequency,
        LocalDate firstOn,
        Instant activatedAt)
        implements Event {

    @Override
    public String key() {
        return scheduleId.toString();
    }
}
