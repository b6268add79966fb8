package io.okpay.payment.schedule;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.quote.Quote;
import io.okpay.payment.quote.QuoteRequest;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.ScheduleActivated;
import io.okpay.platform.event.ScheduleEnded;
import io.okpay.platform.event.SchedulePaused;
import io.okpay.platform.event.ScheduledPaymentFailed;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mandate for payments to come, and the day that is next. The caller holds the row lock. */
@Entity
class Schedule {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private PaymentType type;

    private String currency;
    private long amount;

    @Column(name = "amount_arrives")
    private boolean amountArrives;

    @Column(name = "most_debit")
    private long mostDebit;

    @Column(name = "payee_id")
    private UUID payeeId;

    @Column(name = "payee_name")
    private String payeeName;

    @Column(name = "instrument_id")
    private @Nullable UUID instrumentId;

    private @Nullable String note;

    @Enumerated(EnumType.STRING)
    private Frequency frequency;

    @Column(name = "first_on")
    private LocalDate firstOn;

    @Column(name = "last_on")
    private @Nullable LocalDate lastOn;

    private @Nullable Integer times;

    @Column(name = "time_zone")
    private String timeZone;

    @Enumerated(EnumType.STRING)
    private ScheduleState state;

    @Column(name = "next_number")
    private int nextNumber;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "failed_in_a_row")
    private int failedInARow;

    @Column(name = "failure_code")
    private @Nullable String failureCode;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    Schedule() {}

    /**
     * A mandate that waits for its factors.
     *
     * @param price of the payment if it were made today: none ever costs more
     * @param deadline for the factors
     */
    Schedule(Quote price, QuoteRequest terms, Rhythm rhythm, Instant deadline, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = price.customerId();
        this.type = price.type();
        Money target = terms.targetAmount();
        Money fixed = target == null ? Objects.requireNonNull(terms.sourceAmount()) : target;
        this.currency = fixed.currencyCode();
        this.amount = fixed.minor();
        this.amountArrives = target != null;
        this.mostDebit = price.debit().minor();
        this.payeeId = Objects.requireNonNull(price.payeeId());
        this.payeeName = Objects.requireNonNull(price.payeeName());
        this.instrumentId = price.instrumentId();
        this.note = terms.note();
        this.frequency = rhythm.frequency();
        this.firstOn = rhythm.firstOn();
        this.lastOn = rhythm.lastOn();
        this.times = rhythm.times();
        this.timeZone = rhythm.zone().getId();
        this.state = ScheduleState.REQUIRES_AUTHENTICATION;
        this.dueAt = deadline;
        this.createdAt = now;
        this.updatedAt = now;
    }

    Event activate(Instant now) {
        become(ScheduleState.ACTIVE, now);
        awaitNext(now);
        return new ScheduleActivated(id, customerId, payeeId, type.name(), amount(), frequency.name(), firstOn, now);
    }

    void fail(String code, Instant now) {
        failureCode = code;
        become(ScheduleState.FAILED, now);
    }

    void expire(Instant now) {
        failureCode = ScheduleProblem.SCHEDULE_NOT_CONFIRMED.name();
        become(ScheduleState.EXPIRED, now);
    }

    Event cancel(Instant now) {
        requireOneOf(now, ScheduleState.CANCELLED);
        become(ScheduleState.CANCELLED, now);
        return ended(now);
    }

    void pause(Instant now) {
        requireOneOf(now, ScheduleState.PAUSED);
        become(ScheduleState.PAUSED, now);
    }

    /** Goes on with the first day that is not over; days of the pause are left out. */
    Optional<Event> resume(Instant now) {
        if (state != ScheduleState.PAUSED) {
            throw refusal(now);
        }
        failedInARow = 0;
        nextNumber = rhythm().next(nextNumber, now);
        become(ScheduleState.ACTIVE, now);
        return awaitNext(now);
    }

    /** The day that is next is over, in whichever way; the schedule ends with its last one. */
    Optional<Event> advance(Instant now) {
        nextNumber++;
        return state == ScheduleState.ACTIVE ? awaitNext(now) : Optional.empty();
    }

    /** A payment was made: failures before it count no more. */
    void succeeded() {
        failedInARow = 0;
    }

    /** Counts a day that failed, and pauses after too many of them, or at once when the next can only fail as well. */
    Optional<Event> failedOn(String code, int most, Instant now) {
        failedInARow++;
        boolean hopeless = ScheduleProblem.SCHEDULE_PRICE_ROSE.name().equals(code);
        if (state != ScheduleState.ACTIVE || (failedInARow < most && !hopeless)) {
            return Optional.empty();
        }
        become(ScheduleState.PAUSED, now);
        return Optional.of(new SchedulePaused(id, customerId, payeeName, amount(), now));
    }

    /** The next day is tried again then, if the schedule is not stopped meanwhile. */
    void retryAt(Instant then) {
        dueAt = state == ScheduleState.ACTIVE ? then : null;
    }

    /** Nothing is due while a payment is on its way. */
    void underway() {
        dueAt = null;
    }

    private Optional<Event> awaitNext(Instant now) {
        Optional<LocalDate> next = nextOn();
        dueAt = next.map(day -> rhythm().begins(day)).orElse(null);
        if (next.isPresent()) {
            return Optional.empty();
        }
        become(ScheduleState.COMPLETED, now);
        return Optional.of(ended(now));
    }

    private Event ended(Instant now) {
        return new ScheduleEnded(id, customerId, state.name(), now);
    }

    Event paymentFailed(ScheduledRun run, Instant now) {
        return new ScheduledPaymentFailed(
                id,
                customerId,
                payeeName,
                amount(),
                run.dueOn(),
                Objects.requireNonNull(run.failureCode()),
                run.retryAt(),
                now);
    }

    private void requireOneOf(Instant now, ScheduleState next) {
        if (!stateAt(now).next().contains(next)) {
            throw refusal(now);
        }
    }

    private ProblemException refusal(Instant now) {
        return ProblemException.of(ScheduleProblem.SCHEDULE_STATE)
                .with("state", stateAt(now).name());
    }

    void requireRunning(Instant now) {
        if (state != ScheduleState.ACTIVE && state != ScheduleState.PAUSED) {
            throw refusal(now);
        }
    }

    private void become(ScheduleState next, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("Schedule " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
        dueAt = null;
        updatedAt = now;
    }

    /** The state as time makes it, also before somebody has written it down. */
    ScheduleState stateAt(Instant now) {
        boolean over = state == ScheduleState.REQUIRES_AUTHENTICATION && dueAt != null && !now.isBefore(dueAt);
        return over ? ScheduleState.EXPIRED : state;
    }

    boolean isDue(Instant now) {
        return state == ScheduleState.ACTIVE && dueAt != null && !now.isBefore(dueAt);
    }

    /** What each payment is quoted with. */
    QuoteRequest terms() {
        Money fixed = amount();
        return QuoteRequest.standing(
                type, amountArrives ? null : fixed, amountArrives ? fixed : null, null, instrumentId, note);
    }

    Rhythm rhythm() {
        return new Rhythm(frequency, firstOn, lastOn, times, ZoneId.of(timeZone));
    }

    /** The day that is next, unless it was the last. */
    Optional<LocalDate> nextOn() {
        return rhythm().day(nextNumber);
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    PaymentType type() {
        return type;
    }

    Money amount() {
        return Money.ofMinor(amount, currency);
    }

    boolean isAmountArriving() {
        return amountArrives;
    }

    Money mostDebit() {
        return Money.ofMinor(mostDebit, currency);
    }

    UUID payeeId() {
        return payeeId;
    }

    String payeeName() {
        return payeeName;
    }

    @Nullable UUID instrumentId() {
        return instrumentId;
    }

    @Nullable String note() {
        return note;
    }

    @Nullable Instant dueAt() {
        return dueAt;
    }

    ScheduleState state() {
        return state;
    }

    int nextNumber() {
        return nextNumber;
    }

    @Nullable String failureCode() {
        return failureCode;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
