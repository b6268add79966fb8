package io.okpay.account.paymentpassword;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** All payment-password challenges. */
@ApplicationScoped
class Challenges implements PanacheRepositoryBase<Challenge, UUID> {

    Optional<Challenge> locked(UUID id, UUID customerId) {
        return find("id = ?1 and customerId = ?2", id, customerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
