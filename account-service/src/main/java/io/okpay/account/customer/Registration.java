package io.okpay.account.customer;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way from a request to a customer. The password is at the identity provider only, in a disabled user of its own. */
@Entity
class Registration {

    @Id
    private UUID id;

    private String phone;
    private @Nullable String email;

    @Column(name = "full_name")
    private String fullName;

    private String country;
    private String locale;

    @Enumerated(EnumType.STRING)
    private RegistrationState state;

    @Column(name = "challenge_id")
    private UUID challengeId;

    @Column(name = "identity_id")
    private @Nullable UUID identityId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    Registration() {}

    Registration(Applicant applicant, Instant now, Duration life) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.phone = applicant.phone();
        this.email = applicant.email();
        this.fullName = applicant.fullName();
        this.country = applicant.country();
        this.locale = applicant.locale();
        this.state = RegistrationState.STARTED;
        this.challengeId = UuidCreator.getTimeOrderedEpoch();
        this.createdAt = now;
        this.expiresAt = now.plus(life);
    }

    void codeRequested(UUID identity) {
        require(RegistrationState.STARTED);
        identityId = identity;
        state = RegistrationState.CODE_SENT;
    }

    /** Returns false when the registration is past the point where a code helps. */
    boolean verified() {
        if (state != RegistrationState.CODE_SENT) {
            return false;
        }
        state = RegistrationState.VERIFIED;
        return true;
    }

    Customer completed(Instant now) {
        require(RegistrationState.VERIFIED);
        state = RegistrationState.COMPLETED;
        return new Customer(identityId(), phone, email, fullName, country, locale, now);
    }

    void refused() {
        require(RegistrationState.VERIFIED);
        state = RegistrationState.REFUSED;
    }

    void expired() {
        state = RegistrationState.EXPIRED;
    }

    private void require(RegistrationState expected) {
        if (state != expected) {
            throw new IllegalStateException("Registration " + id + " is " + state + ", not " + expected);
        }
    }

    UUID id() {
        return id;
    }

    String phone() {
        return phone;
    }

    String locale() {
        return locale;
    }

    String country() {
        return country;
    }

    String fullName() {
        return fullName;
    }

    UUID challengeId() {
        return challengeId;
    }

    UUID identityId() {
        return Objects.requireNonNull(identityId);
    }

    boolean hasIdentity() {
        return identityId != null;
    }

    RegistrationState state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }
}
