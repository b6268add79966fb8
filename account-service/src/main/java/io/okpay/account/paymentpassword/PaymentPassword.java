package io.okpay.account.paymentpassword;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The six digits of one customer, as a hash. Five failures in a row lock it (PSD2 RTS Art. 4), each time for longer; a success
 * forgets the failures.
 */
@Entity
@Table(name = "payment_password")
class PaymentPassword {

    static final int ATTEMPTS = 5;
    private static final List<Duration> LOCKS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofDays(1));

    @Id
    @Column(name = "customer_id")
    private UUID customerId;

    private String hash;
    private int failures;
    private int locks;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    PaymentPassword() {}

    PaymentPassword(UUID customerId, String digits, Instant now) {
        this.customerId = customerId;
        this.hash = Argon2.hash(digits);
        this.changedAt = now;
    }

    void change(String digits, Instant now) {
        hash = Argon2.hash(digits);
        changedAt = now;
    }

    /** New digits for forgotten ones: failures and locks belonged to the old. */
    void reset(String digits, Instant now) {
        change(digits, now);
        failures = 0;
        locks = 0;
        lockedUntil = null;
    }

    /** Compares, and counts a failure. A locked one is not compared at all. */
    boolean accepts(String digits, Instant now) {
        if (isLocked(now)) {
            return false;
        }
        if (Argon2.matches(digits, hash)) {
            failures = 0;
            locks = 0;
            return true;
        }
        failures++;
        if (failures >= ATTEMPTS) {
            lockedUntil = now.plus(LOCKS.get(Math.min(locks, LOCKS.size() - 1)));
            locks++;
            failures = 0;
        }
        return false;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    long lockedSeconds(Instant now) {
        return lockedUntil == null
                ? 0
                : Math.max(1, Duration.between(now, lockedUntil).toSeconds() + 1);
    }

    int attemptsRemaining() {
        return ATTEMPTS - failures;
    }

    UUID customerId() {
        return customerId;
    }

    Instant changedAt() {
        return changedAt;
    }
}
