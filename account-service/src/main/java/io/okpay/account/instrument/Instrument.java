package io.okpay.account.instrument;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.CardFunding;
import io.okpay.platform.event.InstrumentBound;
import io.okpay.platform.event.InstrumentRemoved;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card that its customer can fund a wallet from: the acquirer's token and what a person recognises the card by. */
@Entity
class Instrument {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "payment_method")
    private String paymentMethod;

    private String brand;
    private String last4;

    @Column(name = "expiry_month")
    private int expiryMonth;

    @Column(name = "expiry_year")
    private int expiryYear;

    private String country;

    @Enumerated(EnumType.STRING)
    private CardFunding funding;

    private String fingerprint;

    @Column(name = "bound_at")
    private Instant boundAt;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @SuppressWarnings("NullAway.Init")
    Instrument() {}

    Instrument(UUID customerId, Acquirer.PaymentMethod card, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.paymentMethod = card.id();
        this.brand = card.brand();
        this.last4 = card.last4();
        this.expiryMonth = card.expiryMonth();
        this.expiryYear = card.expiryYear();
        this.country = card.country();
        this.funding = CardFunding.valueOf(card.funding().toUpperCase(Locale.ROOT));
        this.fingerprint = card.fingerprint();
        this.boundAt = now;
    }

    InstrumentBound bound() {
        return new InstrumentBound(
                id, customerId, paymentMethod, brand, last4, expiryMonth, expiryYear, country, funding, boundAt);
    }

    InstrumentRemoved remove(Instant now) {
        removedAt = now;
        return new InstrumentRemoved(id, customerId, now);
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    UUID id() {
        return id;
    }

    String brand() {
        return brand;
    }

    String last4() {
        return last4;
    }

    int expiryMonth() {
        return expiryMonth;
    }

    int expiryYear() {
        return expiryYear;
    }

    String country() {
        return country;
    }

    CardFunding funding() {
        return funding;
    }

    String fingerprint() {
        return fingerprint;
    }

    Instant boundAt() {
        return boundAt;
    }
}
