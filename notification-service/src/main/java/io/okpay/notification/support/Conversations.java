package io.okpay.notification.support;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All conversations. */
@ApplicationScoped
class Conversations implements PanacheRepositoryBase<Conversation, UUID> {

    private static final String DUE = """
            SELECT * FROM support_conversation
            WHERE state = 'OPEN' AND (CAST(:assignee AS uuid) IS NULL OR assignee = :assignee)
              AND (coalesce(answer_due_at, timestamptz '9999-12-31T00:00:00Z'), id) > (:due, :id)
            ORDER BY coalesce(answer_due_at, timestamptz '9999-12-31T00:00:00Z'), id LIMIT :most
            """;

    private static final String OLD = """
            SELECT * FROM support_conversation WHERE state = 'RESOLVED' AND resolved_at < :before
            ORDER BY resolved_at LIMIT :most FOR UPDATE SKIP LOCKED
            """;

    Optional<Conversation> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    long unresolvedOf(UUID customer) {
        return count(
                "customerId = ?1 and state in ?2",
                customer,
                List.of(Conversation.State.OPEN, Conversation.State.WAITING_FOR_CUSTOMER));
    }

    long late(Instant now) {
        return count("state = ?1 and answerDueAt < ?2", Conversation.State.OPEN, now);
    }

    boolean hasSource(String source) {
        return count("source", source) > 0;
    }

    List<Conversation> of(UUID customer, UUID before, int most) {
        return find("customerId = ?1 and id < ?2 order by id desc", customer, before)
                .page(0, most)
                .list();
    }

    /** What waits for support, the most urgent first. */
    List<Conversation> due(@Nullable UUID assignee, Instant afterDue, UUID afterId, int most) {
        return getEntityManager()
                .createNativeQuery(DUE, Conversation.class)
                .setParameter("assignee", assignee)
                .setParameter("due", afterDue)
                .setParameter("id", afterId)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(Conversation.class::cast)
                .toList();
    }

    List<Conversation> claimResolvedBefore(Instant before, int most) {
        return getEntityManager()
                .createNativeQuery(OLD, Conversation.class)
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(Conversation.class::cast)
                .toList();
    }
}
