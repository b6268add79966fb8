package io.okpay.account.wallet;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A customer's balance in one currency. Its id names its account in the ledger. */
@Entity
public class Wallet {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    private String currency;

    @Column(name = "opened_at")
    private Instant openedAt;

    @SuppressWarnings("NullAway.Init")
    Wallet() {}

    Wallet(UUID customerId, String currency, Instant openedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.currency = currency;
        this.openedAt = openedAt;
    }

    /** The wallet's id. */
    public UUID id() {
        return id;
    }

    /** The owner. */
    public UUID customerId() {
        return customerId;
    }

    /** ISO 4217. */
    public String currency() {
        return currency;
    }

    /** When it was opened. */
    public Instant openedAt() {
        return openedAt;
    }
}
