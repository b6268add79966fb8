package io.okpay.account.customer;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A passcode on its way to an address that a customer says is theirs. */
@Entity
@Table(name = "email_verification")
class EmailVerification {

    @Id
    @Column(name = "challenge_id")
    private UUID challengeId;

    @Column(name = "customer_id")
    private UUID customerId;

    private String email;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    EmailVerification() {}

    EmailVerification(UUID customerId, String email, Instant createdAt) {
        this.challengeId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.email = email;
        this.createdAt = createdAt;
    }

    UUID challengeId() {
        return challengeId;
    }

    UUID customerId() {
        return customerId;
    }

    String email() {
        return email;
    }

    Instant createdAt() {
        return createdAt;
    }
}
