package io.okpay.account.freeze;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One freeze of one customer. Any operator who may freeze asks for its end; another one agrees. */
@Entity
@Table(name = "customer_freeze")
class Freeze {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private FreezeReason reason;

    @Enumerated(EnumType.STRING)
    private FreezeState state;

    @Column(name = "review_by")
    private Instant reviewBy;

    @Column(name = "frozen_at")
    private Instant frozenAt;

    @Column(name = "release_requested_by")
    private @Nullable UUID releaseRequestedBy;

    @Column(name = "released_by")
    private @Nullable UUID releasedBy;

    @Column(name = "released_at")
    private @Nullable Instant releasedAt;

    @SuppressWarnings("NullAway.Init")
    Freeze() {}

    Freeze(UUID customerId, FreezeReason reason, Instant reviewBy, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.reason = reason;
        this.state = FreezeState.FROZEN;
        this.reviewBy = reviewBy;
        this.frozenAt = now;
    }

    /**
     * An operator asks for the end.
     *
     * @throws ProblemException {@code FREEZE_ENDED} or {@code RELEASE_ALREADY_REQUESTED}
     */
    void requestRelease(UUID operator) {
        if (state == FreezeState.RELEASED) {
            throw ProblemException.of(FreezeProblem.FREEZE_ENDED);
        }
        if (state == FreezeState.RELEASE_REQUESTED) {
            throw ProblemException.of(FreezeProblem.RELEASE_ALREADY_REQUESTED);
        }
        state = FreezeState.RELEASE_REQUESTED;
        releaseRequestedBy = operator;
    }

    /**
     * A second operator agrees: it is over.
     *
     * @throws ProblemException {@code FREEZE_ENDED}, {@code RELEASE_NOT_REQUESTED} or {@code SECOND_OPERATOR_REQUIRED}
     */
    void release(UUID operator, Instant now) {
        if (state == FreezeState.RELEASED) {
            throw ProblemException.of(FreezeProblem.FREEZE_ENDED);
        }
        if (state == FreezeState.FROZEN) {
            throw ProblemException.of(FreezeProblem.RELEASE_NOT_REQUESTED);
        }
        if (operator.equals(releaseRequestedBy)) {
            throw ProblemException.of(FreezeProblem.SECOND_OPERATOR_REQUIRED);
        }
        state = FreezeState.RELEASED;
        releasedBy = operator;
        releasedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    FreezeReason reason() {
        return reason;
    }

    FreezeState state() {
        return state;
    }

    Instant reviewBy() {
        return reviewBy;
    }

    Instant frozenAt() {
        return frozenAt;
    }

    @Nullable Instant releasedAt() {
        return releasedAt;
    }
}
