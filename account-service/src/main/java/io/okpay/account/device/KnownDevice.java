package io.okpay.account.device;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A kind of client that a customer logged in with. One that is forgotten is new when it comes again. */
@Entity
@Table(name = "known_device")
class KnownDevice {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "fingerprint")
    private String fingerprint;

    private String words;

    @Column(name = "ip_address")
    private @Nullable String ipAddress;

    @Column(name = "first_seen")
    private Instant firstSeen;

    @Column(name = "last_seen")
    private Instant lastSeen;

    @Column(name = "forgotten_at")
    private @Nullable Instant forgottenAt;

    @SuppressWarnings("NullAway.Init")
    KnownDevice() {}

    KnownDevice(UUID customerId, UserAgent agent, @Nullable String ipAddress, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.fingerprint = agent.fingerprint();
        this.words = agent.words();
        this.ipAddress = ipAddress;
        this.firstSeen = at;
        this.lastSeen = at;
    }

    void seen(@Nullable String address, Instant at) {
        if (!at.isBefore(lastSeen)) {
            lastSeen = at;
            ipAddress = address;
        }
    }

    void forget(Instant now) {
        forgottenAt = now;
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    String words() {
        return words;
    }

    @Nullable String ipAddress() {
        return ipAddress;
    }

    Instant firstSeen() {
        return firstSeen;
    }

    Instant lastSeen() {
        return lastSeen;
    }
}
