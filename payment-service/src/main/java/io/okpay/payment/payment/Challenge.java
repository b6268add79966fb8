package io.okpay.payment.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One factor that a payment waits for, bound to payer, payee, amount and currency (PSD2 RTS Art. 5). */
@Entity
class Challenge {

    enum Factor {
        OTP,
        PAYMENT_PASSWORD
    }

    enum State {
        PENDING,
        VERIFIED,
        FAILED
    }

    @Id
    private UUID id;

    @Column(name = "payment_id")
    private UUID paymentId;

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

    Challenge(UUID paymentId, Factor factor, String binding, int attemptsLeft, Instant expiresAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.paymentId = paymentId;
        this.factor = factor;
        this.state = State.PENDING;
        this.binding = binding;
        this.attemptsLeft = attemptsLeft;
        this.expiresAt = expiresAt;
    }

    /** Takes a verification once, in time, and only for what it was bound to. */
    boolean verified(String boundTo, Instant at) {
        if (state != State.PENDING || !binding.equals(boundTo) || at.isAfter(expiresAt)) {
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

    UUID id() {
        return id;
    }

    UUID paymentId() {
        return paymentId;
    }

    Factor factor() {
        return factor;
    }

    State state() {
        return state;
    }

    String binding() {
        return binding;
    }

    int attemptsLeft() {
        return attemptsLeft;
    }

    @Nullable Instant verifiedAt() {
        return verifiedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
