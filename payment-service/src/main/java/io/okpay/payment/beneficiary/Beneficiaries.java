package io.okpay.payment.beneficiary;

import io.okpay.payment.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All beneficiaries. */
@ApplicationScoped
public class Beneficiaries implements PanacheRepositoryBase<Beneficiary, UUID> {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?1, 0))";

    /** The customer's own, unless it was removed. */
    public Optional<Beneficiary> of(UUID id, UUID customerId) {
        return findByIdOptional(id).filter(one -> one.customerId().equals(customerId) && !one.isRemoved());
    }

    /** Lets one request at a time add to a customer's list, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lockListOf(UUID customerId) {
        var _ = getEntityManager()
                .createNativeQuery(LOCK)
                .setParameter(1, "beneficiaries:" + customerId)
                .getSingleResult();
    }

    long count(UUID customerId) {
        return count("customerId = ?1 and removedAt is null", customerId);
    }

    Optional<Beneficiary> same(UUID customerId, Beneficiary as) {
        return find(
                        "customerId = ?1 and country = ?2 and currency = ?3 and accountNumber = ?4"
                                + " and coalesce(bankCode, '') = ?5 and removedAt is null",
                        customerId,
                        as.country(),
                        as.currency(),
                        as.accountNumber(),
                        as.bankCode() == null ? "" : as.bankCode())
                .firstResultOptional();
    }

    List<Beneficiary> page(UUID customerId, PageRequest page) {
        return find(
                        "customerId = ?1 and removedAt is null and (?2 is null or id < ?2) order by id desc",
                        customerId,
                        page.after())
                .page(0, page.rows())
                .list();
    }

    void remove(Beneficiary beneficiary, Instant now) {
        beneficiary.remove(now);
    }
}
