package io.okpay.payment.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All challenges. */
@ApplicationScoped
class Challenges implements PanacheRepositoryBase<Challenge, UUID> {

    List<Challenge> of(UUID paymentId) {
        return list("paymentId = ?1 order by factor", paymentId);
    }
}
