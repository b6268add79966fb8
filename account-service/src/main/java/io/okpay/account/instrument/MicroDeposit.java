package io.okpay.account.instrument;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deposit that the bank was asked for, or is about to be, under the id that the instrument will have. */
@Entity
@Table(name = "micro_deposit")
class MicroDeposit {

    @Id
    @Column(name = "instrument_id")
    private UUID instrumentId;

    @Column(name = "customer_id")
    private UUID customerId;

    private String holder;
    private String country;
    private String currency;

    @Column(name = "account_number")
    private String accountNumber;

    @Column(name = "routing_number")
    private @Nullable String routingNumber;

    @Column(name = "ordered_at")
    private Instant orderedAt;

    @SuppressWarnings("NullAway.Init")
    MicroDeposit() {}

    MicroDeposit(UUID customerId, AccountDetails details, Instant now) {
        this.instrumentId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.holder = details.holder();
        this.country = details.country();
        this.currency = details.currency();
        this.accountNumber = details.accountNumber();
        this.routingNumber = details.routingNumber();
        this.orderedAt = now;
    }

    boolean hasAccount(AccountDetails details) {
        return details.names(country, accountNumber, routingNumber);
    }

    /** Whether these are the details that the bank was given. */
    boolean orders(AccountDetails details) {
        return hasAccount(details) && holder.equals(details.holder()) && currency.equals(details.currency());
    }

    UUID instrumentId() {
        return instrumentId;
    }

    Instant orderedAt() {
        return orderedAt;
    }
}
