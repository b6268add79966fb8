package io.okpay.notification.webhook.delivery;

import io.okpay.notification.page.PageWish;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All deliveries. */
@ApplicationScoped
class WebhookDeliveries implements PanacheRepositoryBase<WebhookDelivery, UUID> {

    /**
     * Leases what is due. Each endpoint has a bounded number of attempts under way in all replicas together, one while it fails;
     * what is left of the room goes round the endpoints, so that a long backlog of one does not delay another.
     */
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT one.id FROM webhook_endpoint e
                CROSS JOIN LATERAL (
                    SELECT count(*) AS running FROM webhook_delivery l
                    WHERE l.endpoint_id = e.id AND l.lease IS NOT NULL AND l.next_attempt_at > :now) busy
                CROSS JOIN LATERAL (
                    SELECT d.id, row_number() OVER (ORDER BY d.next_attempt_at) + busy.running AS place, d.next_attempt_at
                    FROM webhook_delivery d
                    WHERE d.id IN (
                        SELECT f.id FROM webhook_delivery f
                        WHERE f.endpoint_id = e.id AND f.state = 'PENDING' AND f.next_attempt_at <= :now
                        ORDER BY f.next_attempt_at
                        LIMIT greatest(0, (CASE WHEN e.failing_since IS NULL THEN :perEndpoint ELSE 1 END) - busy.running)
                        FOR UPDATE SKIP LOCKED)) one
                WHERE e.state = 'ENABLED'
                ORDER BY one.place, one.next_attempt_at
                LIMIT :most)
            UPDATE webhook_delivery SET attempts = attempts + 1, round_attempts = round_attempts + 1,
                lease = gen_random_uuid(), next_attempt_at = :leasedUntil
            WHERE id IN (SELECT id FROM due)
            RETURNING id
            """;

    private static final String REPLAY_FAILED = """
            UPDATE webhook_delivery SET state = 'PENDING', round_attempts = 0, next_attempt_at = :now, finished_at = NULL
            WHERE endpoint_id = :endpoint AND state = 'FAILED' AND created_at >= :since
            """;

    /** With endpoint and message, for an attempt outside of the transaction. */
    @SuppressWarnings("unchecked")
    List<WebhookDelivery> claim(int most, int perEndpoint, Instant now, Duration lease) {
        List<UUID> ids = getEntityManager()
                .createNativeQuery(CLAIM, UUID.class)
                .setParameter("now", now)
                .setParameter("perEndpoint", perEndpoint)
                .setParameter("leasedUntil", now.plus(lease))
                .setParameter("most", most)
                .getResultList();
        return ids.isEmpty()
                ? List.of()
                : list("from WebhookDelivery d join fetch d.endpoint join fetch d.message where d.id in ?1", ids);
    }

    Optional<WebhookDelivery> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<WebhookDelivery> ofMessage(UUID endpointId, UUID messageId) {
        return find(
                        "from WebhookDelivery d join fetch d.message where d.endpoint.id = ?1 and d.message.id = ?2",
                        endpointId,
                        messageId)
                .firstResultOptional();
    }

    List<WebhookDelivery> page(UUID endpointId, WebhookDelivery.@Nullable State state, PageWish wish) {
        List<String> conditions = new ArrayList<>(List.of("d.endpoint.id = :endpoint", "d.id < :before"));
        Map<String, Object> values = new HashMap<>(Map.of("endpoint", endpointId, "before", wish.before()));
        if (state != null) {
            conditions.add("d.state = :state");
            values.put("state", state);
        }
        return find(
                        "from WebhookDelivery d join fetch d.message where " + String.join(" and ", conditions)
                                + " order by d.id desc",
                        values)
                .page(Page.ofSize(wish.rows()))
                .list();
    }

    int replayFailed(UUID endpointId, Instant since, Instant now) {
        return getEntityManager()
                .createNativeQuery(REPLAY_FAILED)
                .setParameter("now", now)
                .setParameter("endpoint", endpointId)
                .setParameter("since", since)
                .executeUpdate();
    }

    List<WebhookAttempt> attempts(UUID deliveryId) {
        return getEntityManager()
                .createQuery("from WebhookAttempt where deliveryId = ?1 order by attempt", WebhookAttempt.class)
                .setParameter(1, deliveryId)
                .getResultList();
    }

    void add(WebhookMessage message) {
        getEntityManager().persist(message);
    }

    void add(WebhookAttempt attempt) {
        getEntityManager().persist(attempt);
    }

    /** Deliveries and attempts go with their message. */
    int deleteMessagesBefore(Instant time) {
        return getEntityManager()
                .createNativeQuery("DELETE FROM webhook_message WHERE created_at < :time")
                .setParameter("time", time)
                .executeUpdate();
    }
}
