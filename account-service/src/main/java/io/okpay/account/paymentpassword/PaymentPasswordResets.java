package io.okpay.account.paymentpassword;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All resets. */
@ApplicationScoped
class PaymentPasswordResets implements PanacheRepositoryBase<PaymentPasswordReset, UUID> {

    private static final List<PaymentPasswordReset.State> OPEN =
            List.of(PaymentPasswordReset.State.CODE_SENT, PaymentPasswordReset.State.WAITING);

    /** The one reset of a customer that may still come to something. */
    Optional<PaymentPasswordReset> open(UUID customerId) {
        return find("customerId = ?1 and state in ?2", customerId, OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<PaymentPasswordReset> locked(UUID challengeId) {
        return findByIdOptional(challengeId, LockModeType.PESSIMISTIC_WRITE);
    }
}
