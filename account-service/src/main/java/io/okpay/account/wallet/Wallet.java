package io.okpay.account.wallet;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The balance of a customer or a merchant in one currency. Its id names its account in the ledger. */
@Entity
public class Wallet {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "merchant_id")
    private @Nullable UUID merchantId;

    private String currency;

    @Column(name = "opened_at")
    private Instant openedAt;

    @SuppressWarnings("NullAway.Init")
    Wallet() {}

    private Wallet(@Nullable UUID customerId, @Nullable UUID merchantId, String currency, Instant openedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.merchantId = merchantId;
        this.currency = currency;
        this.openedAt = openedAt;
    }

    static Wallet ofCustomer(UUID customerId, String currency, Instant openedAt) {
        return new Wallet(customerId, null, currency, openedAt);
    }

    static Wallet ofMerchant(UUID merchantId, String currency, Instant openedAt) {
        return new Wallet(null, merchantId, currency, openedAt);
    }

    /** The wallet's id. */
    public UUID id() {
        return id;
    }

    /** The owner: a customer or a merchant. */
    public UUID ownerId() {
        return customerId == null ? Objects.requireNonNull(merchantId) : customerId;
    }

    /** Whether this customer owns it. */
    public boolean isOf(UUID customer) {
        return customer.equals(customerId);
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
