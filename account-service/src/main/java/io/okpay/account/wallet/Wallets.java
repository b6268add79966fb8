package io.okpay.account.wallet;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All wallets. */
@ApplicationScoped
public class Wallets implements PanacheRepositoryBase<Wallet, UUID> {

    /** A customer's wallets, oldest first. */
    public List<Wallet> of(UUID customerId) {
        return list("customerId = ?1 order by openedAt, id", customerId);
    }

    /** A customer's wallets, under locks that also keep a further one from being opened until the transaction ends. */
    public List<Wallet> locked(UUID customerId) {
        find("customerId = ?1 order by id", customerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        // one more may have been opened while this waited
        return of(customerId);
    }

    /** A merchant's wallets, by currency. */
    public List<Wallet> ofMerchant(UUID merchantId) {
        return list("merchantId = ?1 order by currency", merchantId);
    }

    Optional<Wallet> of(UUID customerId, String currency) {
        return find("customerId = ?1 and currency = ?2", customerId, currency).firstResultOptional();
    }
}
