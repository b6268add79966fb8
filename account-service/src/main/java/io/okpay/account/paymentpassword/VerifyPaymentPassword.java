package io.okpay.account.paymentpassword;

import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Compares the payment password of a challenge. Failures are counted in the same transaction that compares, under the row's
 * lock, so that parallel guesses count one by one.
 */
@ApplicationScoped
class VerifyPaymentPassword {

    /** How long a challenge may still be on its way from {@code payment-service} when the client is faster than Kafka. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Duration STEP = Duration.ofMillis(20);

    private final PaymentPasswords passwords;
    private final Challenges challenges;
    private final Outbox outbox;

    VerifyPaymentPassword(PaymentPasswords passwords, Challenges challenges, Outbox outbox) {
        this.passwords = passwords;
        this.challenges = challenges;
        this.outbox = outbox;
    }

    /** Verifies or throws the problem; what was counted stays counted. */
    void verify(UUID challengeId, UUID customerId, String digits) {
        awaitArrival(challengeId);
        ProblemException refusal =
                QuarkusTransaction.requiringNew().call(() -> refusal(challengeId, customerId, digits));
        if (refusal != null) {
            throw refusal;
        }
    }

    private @Nullable ProblemException refusal(UUID challengeId, UUID customerId, String digits) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Challenge challenge = challenges
                .locked(challengeId, customerId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        challenge.requireAnswerable(now);
        PaymentPassword password = passwords
                .locked(customerId)
                .orElseThrow(() -> ProblemException.of(PaymentPasswordProblem.PAYMENT_PASSWORD_NOT_SET));
        if (password.isLocked(now)) {
            return locked(password, now);
        }
        if (password.accepts(digits, now)) {
            outbox.publish(challenge.verified(now));
            return null;
        }
        if (password.isLocked(now)) {
            outbox.publish(challenge.failed(PaymentPasswordProblem.PAYMENT_PASSWORD_LOCKED, now));
            return locked(password, now);
        }
        outbox.publish(challenge.tried(password.attemptsRemaining(), now));
        return ProblemException.of(CommonProblem.FACTOR_REJECTED).with("attemptsLeft", password.attemptsRemaining());
    }

    private static ProblemException locked(PaymentPassword password, Instant now) {
        return ProblemException.of(PaymentPasswordProblem.PAYMENT_PASSWORD_LOCKED)
                .retryAfter(password.lockedSeconds(now));
    }

    private void awaitArrival(UUID challengeId) {
        Instant end = Instant.now().plus(GRACE);
        while (!exists(challengeId) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private boolean exists(UUID challengeId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> challenges.findByIdOptional(challengeId).isPresent());
    }
}
