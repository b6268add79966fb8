package io.okpay.payment.stepup;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One factor that a payment or a mandate waits for, bound to payer, payee, amount and currency (PSD2 RTS Art. 5). */
@Entity
public class Challenge {

    /** How far it is. */
    public enum State {
        PENDING,
        VERIFIED,
        FAILED
    }

    @Id
    private UUID id;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private Factor factor;

    @Enumerated(EnumType.STRING)
    private State state;

    private String binding;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "attempts_left")
    private int attemptsLeft;

    @Column(name = "verified_at")
    private @Nullable Instant verifiedAt;

    @SuppressWarnings("NullAway.Init")
    Challenge() {}

    Challenge(Confirmation asked, UUID customerId, Factor factor, int attemptsLeft) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.subjectId = asked.subjectId();
        this.customerId = customerId;
        this.factor = factor;
        this.state = State.PENDING;
        this.binding = asked.binding();
        this.attemptsLeft = attemptsLeft;
        this.expiresAt = asked.deadline();
    }

    /** Takes a verification once, in time, by the customer who was asked, and only for what it was bound to. */
    boolean verified(@Nullable UUID by, @Nullable String boundTo, Instant at, Instant now) {
        if (state != State.PENDING
                || !customerId.equals(by)
                || !binding.equals(boundTo)
                || at.isAfter(expiresAt)
                || !now.isBefore(expiresAt)) {
            return false;
        }
        state = State.VERIFIED;
        verifiedAt = at;
        return true;
    }

    boolean failed() {
        if (state != State.PENDING) {
            return false;
        }
        state = State.FAILED;
        return true;
    }

    /** A wrong try; what comes late does not raise the number again. */
    void tried(int left) {
        attemptsLeft = Math.min(attemptsLeft, left);
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    boolean isVerified() {
        return state == State.VERIFIED;
    }

    /** The id under which the factor is verified. */
    public UUID id() {
        return id;
    }

    /** The payment or the schedule that it confirms. */
    public UUID subjectId() {
        return subjectId;
    }

    /** What is to be proved. */
    public Factor factor() {
        return factor;
    }

    State state() {
        return state;
    }

    int attemptsLeft() {
        return attemptsLeft;
    }

    /** When it was proved. */
    public @Nullable Instant verifiedAt() {
        return verifiedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
