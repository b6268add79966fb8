package io.okpay.account.device;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All devices. */
@ApplicationScoped
class KnownDevices implements PanacheRepositoryBase<KnownDevice, UUID> {

    /** Whether the customer ever had one, forgotten or not. */
    boolean haveAnyOf(UUID customerId) {
        return count("customerId", customerId) > 0;
    }

    Optional<KnownDevice> known(UUID customerId, String fingerprint) {
        return find("customerId = ?1 and fingerprint = ?2 and forgottenAt is null", customerId, fingerprint)
                .firstResultOptional();
    }

    /** A customer's own, unless it is forgotten. */
    Optional<KnownDevice> known(UUID id, UUID customerId) {
        return find("id = ?1 and customerId = ?2 and forgottenAt is null", id, customerId)
                .firstResultOptional();
    }

    /** A customer's, the one used last ahead. */
    List<KnownDevice> of(UUID customerId) {
        return list("customerId = ?1 and forgottenAt is null order by lastSeen desc, id desc", customerId);
    }
}
