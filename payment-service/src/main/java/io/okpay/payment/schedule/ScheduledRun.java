package io.okpay.payment.schedule;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One day of a schedule, once its turn has come. The caller holds the lock of the schedule. */
@Entity
@Table(name = "scheduled_run")
class ScheduledRun {

    @Id
    private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    private int number;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private RunState state;

    private int tries;

    @Column(name = "payment_id")
    private @Nullable UUID paymentId;

    @Column(name = "failure_code")
    private @Nullable String failureCode;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "failure_details")
    private @Nullable Map<String, String> failureDetails;

    @Column(name = "retry_at")
    private @Nullable Instant retryAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    ScheduledRun() {}

    ScheduledRun(UUID scheduleId, int number, LocalDate dueOn, RunState state, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.scheduleId = scheduleId;
        this.number = number;
        this.dueOn = dueOn;
        this.state = state;
        this.updatedAt = now;
    }

    void processing(UUID payment, Instant now) {
        paymentId = payment;
        end(RunState.PROCESSING, now);
    }

    void paid(Instant now) {
        failureCode = null;
        failureDetails = null;
        end(RunState.PAID, now);
    }

    void skipped(Instant now) {
        end(RunState.SKIPPED, now);
    }

    /** Counts a try that moved no money. */
    void tried(String code, Map<String, String> details) {
        tries++;
        failureCode = code;
        failureDetails = details;
    }

    void delayed(Instant until, Instant now) {
        end(RunState.DELAYED, now);
        retryAt = until;
    }

    void failed(Instant now) {
        end(RunState.FAILED, now);
    }

    private void end(RunState next, Instant now) {
        state = next;
        retryAt = null;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID scheduleId() {
        return scheduleId;
    }

    int number() {
        return number;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    RunState state() {
        return state;
    }

    int tries() {
        return tries;
    }

    @Nullable UUID paymentId() {
        return paymentId;
    }

    @Nullable String failureCode() {
        return failureCode;
    }

    Map<String, String> failureDetails() {
        return failureDetails == null ? Map.of() : failureDetails;
    }

    @Nullable Instant retryAt() {
        return retryAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
