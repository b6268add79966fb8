package io.okpay.payment.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What customers chose for their payments. */
@ApplicationScoped
class Categories {

    private final EntityManager entities;

    Categories(EntityManager entities) {
        this.entities = entities;
    }

    /** The category of each payment as this customer sees it, chosen or by default. */
    Function<Payment, Category> of(Collection<Payment> payments, UUID customerId) {
        Map<UUID, Category> chosen = payments.isEmpty() ? Map.of() : chosen(payments, customerId);
        return payment ->
                chosen.getOrDefault(payment.id(), Category.byDefault(payment.type(), payment.isPaidBy(customerId)));
    }

    private Map<UUID, Category> chosen(Collection<Payment> payments, UUID customerId) {
        return entities.createQuery(
                        "from CategoryChoice where customerId = ?1 and paymentId in ?2", CategoryChoice.class)
                .setParameter(1, customerId)
                .setParameter(2, payments.stream().map(Payment::id).toList())
                .getResultStream()
                .collect(Collectors.toMap(CategoryChoice::paymentId, CategoryChoice::category));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void choose(UUID paymentId, UUID customerId, Category category) {
        var _ = entities.createNativeQuery("INSERT INTO payment_category (payment_id, customer_id, category, chosen_at)"
                        + " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (payment_id, customer_id)"
                        + " DO UPDATE SET category = excluded.category, chosen_at = excluded.chosen_at")
                .setParameter(1, paymentId)
                .setParameter(2, customerId)
                .setParameter(3, category.name())
                .setParameter(4, Instant.now())
                .executeUpdate();
    }
}
