package io.okpay.payment.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All challenges. */
@ApplicationScoped
class Challenges implements PanacheRepositoryBase<Challenge, UUID> {

    /** Both services that count let a person be wrong so often. */
    static final int ATTEMPTS = 5;

    /** Those of several payments. */
    List<Challenge> of(Collection<UUID> paymentIds) {
        return paymentIds.isEmpty() ? List.of() : list("paymentId in ?1 order by factor", paymentIds);
    }

    /** How often a customer may still give a wrong payment password: wrong tries count until a right one or the lock. */
    int passwordAttemptsLeft(UUID customerId) {
        return find(
                        "from Challenge c where c.factor = ?1 and c.paymentId in"
                                + " (select p.id from Payment p where p.payerId = ?2) order by c.id desc",
                        Challenge.Factor.PAYMENT_PASSWORD,
                        customerId)
                .firstResultOptional()
                .filter(Challenge::isPending)
                .map(Challenge::attemptsLeft)
                .orElse(ATTEMPTS);
    }

    /** The payment password challenges of a customer that wait. */
    List<Challenge> waitingForPassword(UUID customerId) {
        return list(
                "from Challenge c where c.factor = ?1 and c.state = ?2 and c.paymentId in"
                        + " (select p.id from Payment p where p.payerId = ?3 and p.state = ?4)",
                Challenge.Factor.PAYMENT_PASSWORD,
                Challenge.State.PENDING,
                customerId,
                PaymentState.REQUIRES_AUTHENTICATION);
    }

    List<Challenge> of(UUID paymentId) {
        return list("paymentId = ?1 order by factor", paymentId);
    }
}
