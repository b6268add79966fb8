package io.okpay.notification.webhook;

import io.okpay.notification.page.PageWish;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All endpoints. */
@ApplicationScoped
public class WebhookEndpoints implements PanacheRepositoryBase<WebhookEndpoint, UUID> {

    /**
     * A merchant's own endpoint.
     *
     * @throws ProblemException NOT_FOUND, also when it is another's
     */
    public WebhookEndpoint own(UUID id, UUID merchantId) {
        return ofMerchant(findByIdOptional(id), merchantId);
    }

    /**
     * A merchant's own endpoint, for the running transaction alone.
     *
     * @throws ProblemException NOT_FOUND, also when it is another's
     */
    public WebhookEndpoint ownLocked(UUID id, UUID merchantId) {
        return ofMerchant(locked(id), merchantId);
    }

    /** An endpoint, for the running transaction alone. */
    public Optional<WebhookEndpoint> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All endpoints of a merchant. */
    public List<WebhookEndpoint> ofMerchant(UUID merchantId) {
        return list("merchantId", merchantId);
    }

    List<WebhookEndpoint> page(UUID merchantId, PageWish wish) {
        return find("merchantId = ?1 and id < ?2 order by id desc", merchantId, wish.before())
                .page(Page.ofSize(wish.rows()))
                .list();
    }

    /** One registration of a merchant at a time: two at once must not both take the last place. */
    void lockMerchant(UUID merchantId) {
        var _ = getEntityManager()
                .createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(?1, 0)) IS NULL", Boolean.class)
                .setParameter(1, "webhook\n" + merchantId)
                .getSingleResult();
    }

    private static WebhookEndpoint ofMerchant(Optional<WebhookEndpoint> found, UUID merchantId) {
        return found.filter(endpoint -> endpoint.merchantId().equals(merchantId))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
