package io.okpay.payment.directory;

import io.okpay.platform.event.CardFunding;
import io.okpay.platform.event.InstrumentBound;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.YearMonth;
import java.util.UUID;

/** A bound card that can be charged. */
@Entity
@Table(name = "directory_instrument")
public class DirectoryInstrument {

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

    @Enumerated(EnumType.STRING)
    private CardFunding funding;

    private boolean removed;

    @SuppressWarnings("NullAway.Init")
    DirectoryInstrument() {}

    DirectoryInstrument(InstrumentBound event) {
        this.id = event.instrumentId();
        this.customerId = event.customerId();
        this.paymentMethod = event.paymentMethod();
        this.brand = event.brand();
        this.last4 = event.last4();
        this.expiryMonth = event.expiryMonth();
        this.expiryYear = event.expiryYear();
        this.funding = event.funding();
    }

    void remove() {
        removed = true;
    }

    /** Whether the card's month of expiry is over. */
    public boolean isExpired(YearMonth now) {
        return YearMonth.of(expiryYear, expiryMonth).isBefore(now);
    }

    /** Whether its customer took it away. */
    public boolean isRemoved() {
        return removed;
    }

    /** The instrument. */
    public UUID id() {
        return id;
    }

    /** The acquirer's id of the card. */
    public String paymentMethod() {
        return paymentMethod;
    }

    /** Where the card's money comes from. */
    public CardFunding funding() {
        return funding;
    }

    /** What a person recognises the card by, for example {@code visa 4242}. */
    public String label() {
        return brand + " " + last4;
    }
}
