package io.okpay.notification.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How to reach one customer. */
@Entity
public class Contact {

    @Id
    @Column(name = "customer_id")
    private UUID customerId;

    private String phone;

    private @Nullable String email;

    @Column(name = "full_name")
    private String fullName;

    private String locale;

    @Column(name = "known_since")
    private Instant knownSince;

    @SuppressWarnings("NullAway.Init")
    Contact() {}

    Contact(UUID customerId, String phone, String fullName, String locale, Instant knownSince) {
        this.customerId = customerId;
        this.phone = phone;
        this.fullName = fullName;
        this.locale = locale;
        this.knownSince = knownSince;
    }

    void emailVerified(String address) {
        email = address;
    }

    /** E.164. */
    public String phone() {
        return phone;
    }

    /** As given at registration. */
    public String fullName() {
        return fullName;
    }

    /** BCP 47. */
    public String locale() {
        return locale;
    }

    /** The address that the customer proved to own, if any. */
    public Optional<String> verifiedEmail() {
        return Optional.ofNullable(email);
    }

    @Nullable String email() {
        return email;
    }

    Instant knownSince() {
        return knownSince;
    }

    UUID customerId() {
        return customerId;
    }
}
