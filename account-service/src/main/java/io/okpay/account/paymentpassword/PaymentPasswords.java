package io.okpay.account.paymentpassword;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** All payment passwords. */
@ApplicationScoped
class PaymentPasswords implements PanacheRepositoryBase<PaymentPassword, UUID> {

    Optional<PaymentPassword> locked(UUID customerId) {
        return findByIdOptional(customerId, LockModeType.PESSIMISTIC_WRITE);
    }
}
