package io.okpay.notification.merchant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All merchants. */
@ApplicationScoped
class Merchants implements PanacheRepositoryBase<Merchant, UUID> {

    Optional<Merchant> ofClient(String clientId) {
        return find("clientId", clientId).firstResultOptional();
    }
}
