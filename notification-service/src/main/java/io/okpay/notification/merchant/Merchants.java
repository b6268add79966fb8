package io.okpay.notification.merchant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All merchants. */
@ApplicationScoped
public class Merchants implements PanacheRepositoryBase<Merchant, UUID> {

    /** What a merchant is called. */
    public Optional<String> nameOf(UUID id) {
        return findByIdOptional(id).flatMap(Merchant::name);
    }

    Optional<Merchant> ofClient(String clientId) {
        return find("clientId", clientId).firstResultOptional();
    }
}
