package io.okpay.account.instrument;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All bound instruments. */
@ApplicationScoped
class Instruments implements PanacheRepositoryBase<Instrument, UUID> {

    List<Instrument> of(UUID customerId) {
        return list("customerId = ?1 and removedAt is null order by boundAt, id", customerId);
    }

    Optional<Instrument> locked(UUID id, UUID customerId) {
        return find("id = ?1 and customerId = ?2 and removedAt is null", id, customerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Makes an instrument go first when no other does. */
    void preferIfFirst(Instrument instrument) {
        if (count("customerId = ?1 and removedAt is null and preferred", instrument.customerId()) == 0) {
            instrument.prefer(true);
        }
    }

    /** The customer's accounts of these details, the removed ones too. */
    List<BankAccount> of(UUID customerId, AccountDetails details) {
        return getEntityManager()
                .createQuery("from BankAccount where customerId = ?1", BankAccount.class)
                .setParameter(1, customerId)
                .getResultStream()
                .filter(account -> account.isOf(details))
                .toList();
    }

    /** Whether the customer exhausted the verification of this account not long ago, also if they removed it since. */
    boolean exhaustedSince(UUID customerId, String fingerprint, Instant since) {
        return getEntityManager()
                        .createQuery(
                                "select count(*) from BankAccount where customerId = ?1 and fingerprint = ?2 and exhaustedAt > ?3",
                                Long.class)
                        .setParameter(1, customerId)
                        .setParameter(2, fingerprint)
                        .setParameter(3, since)
                        .getSingleResult()
                > 0;
    }

    /** Lets one request of a customer change instruments at a time, so that the limit and the duplicate check hold under parallel requests. */
    void serialize(UUID customerId) {
        boolean unknown = getEntityManager()
                .createNativeQuery("SELECT id FROM customer WHERE id = ?1 FOR NO KEY UPDATE", UUID.class)
                .setParameter(1, customerId)
                .getResultList()
                .isEmpty();
        if (unknown) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
    }
}
