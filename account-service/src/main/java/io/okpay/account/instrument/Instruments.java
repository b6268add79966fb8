package io.okpay.account.instrument;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All bound instruments. */
@ApplicationScoped
class Instruments implements PanacheRepositoryBase<Instrument, UUID> {

    List<Instrument> of(UUID customerId) {
        return list("customerId = ?1 and removedAt is null order by boundAt, id", customerId);
    }

    Optional<Instrument> locked(UUID id, UUID customerId) {
        return find("id = ?1 and customerId = ?2 and removedAt is null", id, customerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Lets one customer bind one card at a time, so that the limit and the duplicate check hold under parallel requests. */
    void serialize(UUID customerId) {
        getEntityManager()
                .createNativeQuery("SELECT id FROM customer WHERE id = ?1 FOR NO KEY UPDATE", UUID.class)
                .setParameter(1, customerId)
                .getResultList();
    }
}
