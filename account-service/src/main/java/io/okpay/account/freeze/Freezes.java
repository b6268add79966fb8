package io.okpay.account.freeze;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All freezes. */
@ApplicationScoped
class Freezes implements PanacheRepositoryBase<Freeze, UUID> {

    /** The one that holds. */
    Optional<Freeze> open(UUID customerId) {
        return find("customerId = ?1 and state <> ?2", customerId, FreezeState.RELEASED)
                .firstResultOptional();
    }

    /** One of this customer's, under its lock. */
    Optional<Freeze> locked(UUID id, UUID customerId) {
        return find("id = ?1 and customerId = ?2", id, customerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** A customer's, latest first. */
    List<Freeze> of(UUID customerId) {
        return list("customerId = ?1 order by frozenAt desc, id desc", customerId);
    }

    /** Those that hold, the one to be reviewed first ahead. */
    List<Freeze> due(int most) {
        return find("state <> ?1 order by reviewBy, id", FreezeState.RELEASED)
                .page(0, most)
                .list();
    }
}
