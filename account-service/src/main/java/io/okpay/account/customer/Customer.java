package io.okpay.account.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person with a verified phone. The id is the subject of the person's tokens. */
@Entity
// A freeze and a verified address may be written at the same time: neither takes the other back.
@DynamicUpdate
class Customer {

    @Id
    private UUID id;

    private String phone;
    private @Nullable String email;

    @Column(name = "email_verified_at")
    private @Nullable Instant emailVerifiedAt;

    @Column(name = "email_at_identity")
    private boolean emailAtIdentity = true;

    @Column(name = "full_name")
    private String fullName;

    private String country;
    private String locale;

    @Enumerated(EnumType.STRING)
    private CustomerState state;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init")
    Customer() {}

    Customer(
            UUID id,
            String phone,
            @Nullable String email,
            String fullName,
            String country,
            String locale,
            Instant registeredAt) {
        this.id = id;
        this.phone = phone;
        this.email = email;
        this.fullName = fullName;
        this.country = country;
        this.locale = locale;
        this.state = CustomerState.ACTIVE;
        this.registeredAt = registeredAt;
    }

    /** The address is proved; the identity provider has yet to learn it. */
    void emailVerified(String address, Instant now) {
        email = address;
        emailVerifiedAt = now;
        emailAtIdentity = false;
    }

    void emailKnownToIdentity() {
        emailAtIdentity = true;
    }

    /** No money leaves from now on. */
    void freeze() {
        state = CustomerState.FROZEN;
    }

    /** As before the freeze; who is closed stays so. */
    void unfreeze() {
        if (state == CustomerState.FROZEN) {
            state = CustomerState.ACTIVE;
        }
    }

    UUID id() {
        return id;
    }

    String phone() {
        return phone;
    }

    @Nullable String email() {
        return email;
    }

    boolean hasVerifiedEmail() {
        return emailVerifiedAt != null;
    }

    String fullName() {
        return fullName;
    }

    String country() {
        return country;
    }

    String locale() {
        return locale;
    }

    CustomerState state() {
        return state;
    }

    Instant registeredAt() {
        return registeredAt;
    }
}
