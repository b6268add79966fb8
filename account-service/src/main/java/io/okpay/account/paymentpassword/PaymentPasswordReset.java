package io.okpay.account.paymentpassword;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A forgotten payment password on its way to a new one. Whoever has the session and the phone still has to wait, so that the
 * owner, who is told, can call it off.
 */
@Entity
@Table(name = "payment_password_reset")
class PaymentPasswordReset {

    /** How far it is. */
    enum State {
        /** Waits for the code. */
        CODE_SENT,
        /** The code was right; the waiting time runs, or is over. */
        WAITING,
        /** The new payment password is set. */
        DONE,
        /** Called off, or replaced by a later one. */
        CANCELLED
    }

    @Id
    @Column(name = "challenge_id")
    private UUID challengeId;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ready_at")
    private @Nullable Instant readyAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    PaymentPasswordReset() {}

    PaymentPasswordReset(UUID customerId, Duration codeLife, Instant now) {
        this.challengeId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.state = State.CODE_SENT;
        this.createdAt = now;
        this.expiresAt = now.plus(codeLife);
    }

    /** The code was right: the wait begins. False when nobody waits for it any more. */
    boolean verified(Duration wait, Duration life, Instant now) {
        if (state != State.CODE_SENT) {
            return false;
        }
        state = State.WAITING;
        readyAt = now.plus(wait);
        expiresAt = readyAt.plus(life);
        return true;
    }

    void cancel() {
        state = State.CANCELLED;
    }

    void done() {
        state = State.DONE;
    }

    /** Whether it may still lead to a new payment password. */
    boolean isOpen(Instant now) {
        return (state == State.CODE_SENT || state == State.WAITING) && now.isBefore(expiresAt);
    }

    boolean isReady(Instant now) {
        return state == State.WAITING && readyAt != null && !now.isBefore(readyAt) && now.isBefore(expiresAt);
    }

    UUID challengeId() {
        return challengeId;
    }

    UUID customerId() {
        return customerId;
    }

    State state() {
        return state;
    }

    @Nullable Instant readyAt() {
        return readyAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
