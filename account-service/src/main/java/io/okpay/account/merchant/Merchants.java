package io.okpay.account.merchant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All merchants. */
@ApplicationScoped
class Merchants implements PanacheRepositoryBase<Merchant, UUID> {

    Optional<Merchant> ofClient(String clientId) {
        return find("clientId", clientId).firstResultOptional();
    }

    /** Makes whoever registers the same client wait until the running transaction is over. */
    void lockClient(String clientId) {
        var _ = getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('merchant ' || ?1, 0))")
                .setParameter(1, clientId)
                .getSingleResult();
    }
}
