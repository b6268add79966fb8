package io.okpay.account.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All registrations. */
@ApplicationScoped
class Registrations implements PanacheRepositoryBase<Registration, UUID> {

    Optional<Registration> ofChallenge(UUID challengeId) {
        return find("challengeId", challengeId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<Registration> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<UUID> verified() {
        return find("select id from Registration where state = ?1 order by createdAt", RegistrationState.VERIFIED)
                .project(UUID.class)
                .page(0, 100)
                .list();
    }

    List<UUID> expired(Instant now) {
        return find(
                        "select id from Registration where state in (?1, ?2) and expiresAt < ?3 order by expiresAt",
                        RegistrationState.STARTED,
                        RegistrationState.CODE_SENT,
                        now)
                .project(UUID.class)
                .page(0, 100)
                .list();
    }
}
