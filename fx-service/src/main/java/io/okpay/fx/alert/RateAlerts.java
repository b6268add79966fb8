package io.okpay.fx.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All alerts. */
@ApplicationScoped
class RateAlerts implements PanacheRepositoryBase<RateAlert, UUID> {

    List<RateAlert> of(UUID customerId) {
        return list("customerId = ?1 order by id desc", customerId);
    }

    Optional<RateAlert> of(UUID customerId, UUID id) {
        return find("customerId = ?1 and id = ?2", customerId, id).firstResultOptional();
    }

    long open(UUID customerId) {
        return count("customerId = ?1 and state <> ?2", customerId, RateAlert.State.DONE);
    }

    /** Two alerts of one customer are made one after the other. */
    void lock(UUID customerId) {
        var _ = getEntityManager()
                .createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(?1, 0)) IS NULL", Boolean.class)
                .setParameter(1, "rate-alerts\n" + customerId)
                .getSingleResult();
    }
}
