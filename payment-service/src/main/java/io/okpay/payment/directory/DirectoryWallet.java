package io.okpay.payment.directory;

import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wallet with its balance as last seen. */
@Entity
@Table(name = "directory_wallet")
public class DirectoryWallet {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    private String currency;
    private long available;

    @SuppressWarnings("NullAway.Init")
    DirectoryWallet() {}

    DirectoryWallet(UUID id, String currency) {
        this.id = id;
        this.currency = currency;
    }

    /** Topics have no order between them: a balance may come before the opening. */
    void opened(WalletOpened event) {
        customerId = event.customerId();
    }

    /** The wallet. */
    public UUID id() {
        return id;
    }

    /** The owner, once the opening is known. */
    public @Nullable UUID customerId() {
        return customerId;
    }

    /** What it had available when last seen. */
    public Money available() {
        return Money.ofMinor(available, currency);
    }
}
