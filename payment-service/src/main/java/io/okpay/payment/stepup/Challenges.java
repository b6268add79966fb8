package io.okpay.payment.stepup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All challenges. */
@ApplicationScoped
public class Challenges implements PanacheRepositoryBase<Challenge, UUID> {

    /** Both services that count let a person be wrong so often. */
    static final int ATTEMPTS = 5;

    /** Those of several payments or schedules. */
    public List<Challenge> of(Collection<UUID> subjectIds) {
        return subjectIds.isEmpty() ? List.of() : list("subjectId in ?1 order by factor", subjectIds);
    }

    /** Those of one payment or schedule. */
    public List<Challenge> of(UUID subjectId) {
        return list("subjectId = ?1 order by factor", subjectId);
    }

    /** All challenges of what this one confirms, locked: of two factors that arrive at once, one is the last. */
    List<Challenge> lockedWith(UUID id) {
        Optional<UUID> subject = find("select subjectId from Challenge where id = ?1", id)
                .project(UUID.class)
                .firstResultOptional();
        return subject.map(known -> find("subjectId = ?1 order by factor", known)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list())
                .orElse(List.of());
    }

    /** How often a customer may still give a wrong payment password: wrong tries count until a right one or the lock. */
    int passwordAttemptsLeft(UUID customerId) {
        return find("factor = ?1 and customerId = ?2 order by id desc", Factor.PAYMENT_PASSWORD, customerId)
                .firstResultOptional()
                .filter(Challenge::isPending)
                .map(Challenge::attemptsLeft)
                .orElse(ATTEMPTS);
    }

    /** The payment password challenges of a customer that wait. */
    List<Challenge> waitingForPassword(UUID customerId, Instant now) {
        return list(
                "factor = ?1 and state = ?2 and customerId = ?3 and expiresAt > ?4",
                Factor.PAYMENT_PASSWORD,
                Challenge.State.PENDING,
                customerId,
                now);
    }
}
