package io.okpay.payment.merchant;

import io.okpay.platform.event.MerchantRegistered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** All merchants that {@code account-service} told of. */
@ApplicationScoped
public class Merchants {

    private final EntityManager entities;

    Merchants(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes over a new merchant, in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void registered(MerchantRegistered event) {
        entities.persist(new Merchant(event));
    }

    /** A merchant by id. */
    @Transactional
    public Optional<Merchant> merchant(UUID id) {
        return Optional.ofNullable(entities.find(Merchant.class, id));
    }

    @Transactional
    Optional<Merchant> ofClient(String clientId) {
        return entities.createQuery("from Merchant where clientId = ?1", Merchant.class)
                .setParameter(1, clientId)
                .getResultStream()
                .findFirst();
    }
}
