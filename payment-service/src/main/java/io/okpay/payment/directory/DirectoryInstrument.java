package io.okpay.payment.directory;

import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.platform.event.BankAccountBound;
import io.okpay.platform.event.InstrumentBound;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bound card or bank account that money can be taken from and paid to. */
@Entity
@Table(name = "directory_instrument")
public class DirectoryInstrument {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private InstrumentKind kind;

    @Column(name = "payment_method")
    private @Nullable String paymentMethod;

    private String brand;
    private String last4;

    @Column(name = "expiry_month")
    private @Nullable Integer expiryMonth;

    @Column(name = "expiry_year")
    private @Nullable Integer expiryYear;

    private @Nullable String currency;
    private @Nullable String country;
    private @Nullable String holder;

    @Column(name = "account_number")
    private @Nullable String accountNumber;

    @Column(name = "routing_number")
    private @Nullable String routingNumber;

    private boolean removed;

    @SuppressWarnings("NullAway.Init")
    DirectoryInstrument() {}

    DirectoryInstrument(InstrumentBound event) {
        this.id = event.instrumentId();
        this.customerId = event.customerId();
        this.kind = InstrumentKind.of(event.funding());
        this.paymentMethod = event.paymentMethod();
        this.brand = event.brand();
        this.last4 = event.last4();
        this.expiryMonth = event.expiryMonth();
        this.expiryYear = event.expiryYear();
        this.country = event.country();
    }

    DirectoryInstrument(BankAccountBound event) {
        this.id = event.instrumentId();
        this.customerId = event.customerId();
        this.kind = InstrumentKind.BANK_ACCOUNT;
        this.brand = event.bankName();
        this.last4 = event.last4();
        this.currency = event.currency();
        this.country = event.country();
        this.holder = event.holder();
        this.accountNumber = event.accountNumber();
        this.routingNumber = event.routingNumber();
    }

    void remove() {
        removed = true;
    }

    /** Whether a card's month of expiry is over; accounts have none. */
    public boolean isExpired(YearMonth now) {
        return expiryYear != null
                && expiryMonth != null
                && YearMonth.of(expiryYear, expiryMonth).isBefore(now);
    }

    /** Whether its customer took it away. */
    public boolean isRemoved() {
        return removed;
    }

    /** Whether money of this currency can be moved to and from it: a card's issuer converts, a bank account is kept in one. */
    public boolean takes(String currencyCode) {
        return currency == null || currency.equals(currencyCode);
    }

    /** The instrument. */
    public UUID id() {
        return id;
    }

    /** What it is, as far as prices and rails depend on it. */
    public InstrumentKind kind() {
        return kind;
    }

    /** A card's name at the acquirer. */
    public String paymentMethod() {
        return Objects.requireNonNull(paymentMethod, "a bank account has no payment method");
    }

    /** A bank account's holder. */
    public String holder() {
        return Objects.requireNonNull(holder, "a card has no holder");
    }

    /** A bank account's IBAN, or its national number where it has a routing number. */
    public String accountNumber() {
        return Objects.requireNonNull(accountNumber, "a card has no account number");
    }

    /** The national clearing code of a bank account's bank; none with an IBAN. */
    public @Nullable String routingNumber() {
        return routingNumber;
    }

    /** ISO 3166-1 alpha-2 of a bank account's bank. */
    public @Nullable String country() {
        return country;
    }

    /** What a person recognises it by, for example {@code visa 4242}. */
    public String label() {
        return brand + " " + last4;
    }
}
