package io.okpay.payment.schedule;

import io.okpay.payment.stepup.Challenge;
import io.okpay.payment.stepup.ChallengeResponse;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as its payer sees it.
 *
 * @param sourceAmount what leaves each time, if that is fixed
 * @param targetAmount what arrives each time, if that is fixed
 * @param mostDebit what leaves each time at most, as you confirm it: the price of today
 * @param counterparty who is paid, as far as a stranger may know, or your own instrument
 * @param nextOn the day of the next payment
 * @param nextAt when the next try is made; left out while none is
 * @param challenges the factors that confirm it, while it waits for them
 * @param failureCode why it never became active
 */
record ScheduleResponse(
        UUID id,
        ScheduleState state,
        PaymentType type,
        @Nullable Money sourceAmount,
        @Nullable Money targetAmount,
        Money mostDebit,
        String counterparty,
        @Nullable UUID instrumentId,
        @Nullable String note,
        Frequency frequency,
        LocalDate firstOn,
        @Nullable LocalDate lastOn,
        @Nullable Integer times,
        String timeZone,
        @Nullable LocalDate nextOn,
        @Nullable Instant nextAt,
        @Nullable List<ChallengeResponse> challenges,
        @Nullable String failureCode,
        Instant createdAt,
        Instant updatedAt) {

    static ScheduleResponse from(Schedule schedule, List<Challenge> challenges) {
        ScheduleState state = schedule.stateAt(Instant.now());
        Rhythm rhythm = schedule.rhythm();
        boolean goesOn = state == ScheduleState.ACTIVE || state == ScheduleState.PAUSED;
        return new ScheduleResponse(
                schedule.id(),
                state,
                schedule.type(),
                schedule.isAmountArriving() ? null : schedule.amount(),
                schedule.isAmountArriving() ? schedule.amount() : null,
                schedule.mostDebit(),
                schedule.payeeName(),
                schedule.instrumentId(),
                schedule.note(),
                rhythm.frequency(),
                rhythm.firstOn(),
                rhythm.lastOn(),
                rhythm.times(),
                rhythm.zone().getId(),
                goesOn ? schedule.nextOn().orElse(null) : null,
                state == ScheduleState.ACTIVE ? schedule.dueAt() : null,
                state == ScheduleState.REQUIRES_AUTHENTICATION ? ChallengeResponse.of(schedule.id(), challenges) : null,
                schedule.failureCode(),
                schedule.createdAt(),
                schedule.updatedAt());
    }
}
