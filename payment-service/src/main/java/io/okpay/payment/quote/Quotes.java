package io.okpay.payment.quote;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** All quotes. */
@ApplicationScoped
public class Quotes implements PanacheRepositoryBase<Quote, UUID> {

    /** The customer's own quote. */
    public Optional<Quote> of(UUID id, UUID customerId) {
        return findByIdOptional(id).filter(quote -> quote.customerId().equals(customerId));
    }

    /** The customer's own quote with its row locked, so that one of two parallel payments gets it. */
    public Optional<Quote> locked(UUID id, UUID customerId) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(quote -> quote.customerId().equals(customerId));
    }
}
