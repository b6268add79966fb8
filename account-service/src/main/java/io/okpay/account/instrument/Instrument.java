package io.okpay.account.instrument;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.InstrumentRemoved;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What its customer can fund a wallet from and be paid to. */
@Entity
@Inheritance
@DiscriminatorColumn(name = "kind")
abstract class Instrument {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    private String last4;
    private String country;
    private String fingerprint;
    private boolean preferred;

    @Column(name = "bound_at")
    private Instant boundAt;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @SuppressWarnings("NullAway.Init")
    Instrument() {}

    Instrument(UUID customerId, String last4, String country, String fingerprint, Instant now) {
        this(UuidCreator.getTimeOrderedEpoch(), customerId, last4, country, fingerprint, now);
    }

    Instrument(UUID id, UUID customerId, String last4, String country, String fingerprint, Instant now) {
        this.id = id;
        this.customerId = customerId;
        this.last4 = last4;
        this.country = country;
        this.fingerprint = fingerprint;
        this.boundAt = now;
    }

    abstract InstrumentKind kind();

    abstract InstrumentState state(YearMonth month);

    InstrumentRemoved remove(Instant now) {
        removedAt = now;
        preferred = false;
        return new InstrumentRemoved(id, customerId, now);
    }

    /** Goes first from now on, or no longer. */
    void prefer(boolean first) {
        preferred = first;
    }

    boolean isPreferred() {
        return preferred;
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    String last4() {
        return last4;
    }

    String country() {
        return country;
    }

    String fingerprint() {
        return fingerprint;
    }

    Instant boundAt() {
        return boundAt;
    }
}
