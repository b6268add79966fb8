package io.okpay.payment.beneficiary;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bank account abroad. It never changes, so that a payment to it can be understood for ever; another account is another beneficiary. */
@Entity
public class Beneficiary {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    private String name;
    private String country;
    private String currency;

    @Column(name = "account_number")
    private String accountNumber;

    @Column(name = "bank_code")
    private @Nullable String bankCode;

    private @Nullable String bic;

    @Embedded
    private @Nullable Address address;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @SuppressWarnings("NullAway.Init")
    Beneficiary() {}

    /** Of a checked request. */
    Beneficiary(UUID customerId, BeneficiaryRequest request, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.name = request.name();
        this.country = request.country();
        this.currency = request.currency();
        this.accountNumber =
                Optional.ofNullable(request.iban()).orElseGet(() -> Objects.requireNonNull(request.accountNumber()));
        this.bankCode = request.bankCode();
        this.bic = request.bic();
        this.address = request.address();
        this.createdAt = now;
    }

    void remove(Instant now) {
        removedAt = now;
    }

    /** Whether its customer took it away. */
    public boolean isRemoved() {
        return removedAt != null;
    }

    /** The beneficiary. */
    public UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    /** The account's holder. */
    public String name() {
        return name;
    }

    /** ISO 3166-1 alpha-2 of the bank. */
    public String country() {
        return country;
    }

    /** ISO 4217 of the account. */
    public String currency() {
        return currency;
    }

    /** The IBAN, or the national number where there is a bank code. */
    public String accountNumber() {
        return accountNumber;
    }

    /** The bank's national code; none with an IBAN. */
    public @Nullable String bankCode() {
        return bankCode;
    }

    /** The bank's BIC (ISO 9362), as far as it was named. */
    public @Nullable String bic() {
        return bic;
    }

    /** The holder's address, as far as it was named. */
    public @Nullable Address address() {
        return address;
    }

    /** What a person recognises it by, for example {@code Ken Sato, JP 4567}. */
    public String label() {
        return name + ", " + country + " " + lastFour();
    }

    String lastFour() {
        return accountNumber.substring(accountNumber.length() - 4);
    }

    Instant createdAt() {
        return createdAt;
    }
}
