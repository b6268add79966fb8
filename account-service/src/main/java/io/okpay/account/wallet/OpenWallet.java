package io.okpay.account.wallet;

import io.okpay.account.ledger.Ledger;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Opens a wallet with its ledger account and says so to the other services. */
@ApplicationScoped
public class OpenWallet {

    private final Wallets wallets;
    private final Ledger ledger;
    private final Outbox outbox;

    OpenWallet(Wallets wallets, Ledger ledger, Outbox outbox) {
        this.wallets = wallets;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /**
     * Opens the customer's wallet in a currency, in the running transaction; an open one stays as it is. While the others are frozen
     * so is the new one.
     *
     * @param currency ISO 4217
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Wallet open(UUID customerId, String currency, Instant now) {
        return wallets.of(customerId, currency).orElseGet(() -> openFurther(customerId, currency, now));
    }

    /** As {@link #open}, and says so again when the wallet is open: somebody waits for it. Nothing is opened for nobody's customer. */
    @Transactional(Transactional.TxType.MANDATORY)
    void openAndTell(UUID customerId, String currency, Instant now) {
        if (wallets.of(customerId).isEmpty()) {
            return;
        }
        wallets.of(customerId, currency).ifPresentOrElse(this::tell, () -> openFurther(customerId, currency, now));
    }

    /**
     * Opens a new merchant's wallet in a currency, in the running transaction.
     *
     * @param currency ISO 4217
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Wallet openForMerchant(UUID merchantId, String currency, Instant now) {
        return open(Wallet.ofMerchant(merchantId, currency, now));
    }

    private Wallet openFurther(UUID customerId, String currency, Instant now) {
        List<UUID> others = wallets.locked(customerId).stream().map(Wallet::id).toList();
        return wallets.of(customerId, currency).orElseGet(() -> {
            Wallet wallet = open(Wallet.ofCustomer(customerId, currency, now));
            if (ledger.isAnyFrozen(others)) {
                ledger.setFrozen(List.of(wallet.id()), true);
            }
            return wallet;
        });
    }

    private Wallet open(Wallet wallet) {
        wallets.persistAndFlush(wallet);
        ledger.openWalletAccount(wallet.id(), wallet.currency());
        tell(wallet);
        return wallet;
    }

    private void tell(Wallet wallet) {
        outbox.publish(new WalletOpened(wallet.id(), wallet.ownerId(), wallet.currency(), wallet.openedAt()));
    }
}
