package io.okpay.account.paymentpassword;

import io.okpay.platform.event.PaymentPasswordAttemptFailed;
import io.okpay.platform.event.PaymentPasswordChallengeRequested;
import io.okpay.platform.event.PaymentPasswordFailed;
import io.okpay.platform.event.PaymentPasswordVerified;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One payment that waits for its payer's payment password; answered once. */
@Entity
@Table(name = "payment_password_challenge")
class Challenge {

    enum State {
        PENDING,
        VERIFIED,
        FAILED
    }

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "payment_id")
    private UUID paymentId;

    private String binding;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    Challenge() {}

    Challenge(PaymentPasswordChallengeRequested command) {
        this.id = command.challengeId();
        this.customerId = command.customerId();
        this.paymentId = command.paymentId();
        this.binding = command.binding();
        this.state = State.PENDING;
        this.expiresAt = command.expiresAt();
    }

    void requireAnswerable(Instant now) {
        if (state != State.PENDING) {
            throw ProblemException.of(PaymentPasswordProblem.CHALLENGE_ALREADY_USED);
        }
        if (!now.isBefore(expiresAt)) {
            throw ProblemException.of(PaymentPasswordProblem.CHALLENGE_EXPIRED);
        }
    }

    PaymentPasswordVerified verified(Instant now) {
        state = State.VERIFIED;
        return new PaymentPasswordVerified(id, customerId, paymentId, binding, now);
    }

    PaymentPasswordFailed failed(PaymentPasswordProblem why, Instant now) {
        state = State.FAILED;
        return new PaymentPasswordFailed(id, customerId, paymentId, why.name(), now);
    }

    PaymentPasswordAttemptFailed tried(int attemptsLeft, Instant now) {
        return new PaymentPasswordAttemptFailed(id, customerId, paymentId, attemptsLeft, now);
    }

    UUID customerId() {
        return customerId;
    }
}
