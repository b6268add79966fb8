package io.okpay.notification.message;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All messages. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    /**
     * Leases what is due to the caller. A recipient's messages go out in order: one waits for the end of the one before it;
     * passcodes form a line of their own, so that none waits behind a greeting that cannot be delivered.
     */
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT m.id FROM message m
                WHERE m.state = 'PENDING' AND m.next_attempt_at <= :now
                  AND NOT EXISTS (
                      SELECT 1 FROM message earlier
                      WHERE earlier.state = 'PENDING' AND earlier.channel = m.channel
                        AND earlier.recipient = m.recipient AND earlier.urgent = m.urgent
                        AND earlier.sequence < m.sequence)
                ORDER BY m.urgent DESC, m.next_attempt_at
                LIMIT :most
                FOR UPDATE OF m SKIP LOCKED)
            UPDATE message SET attempts = attempts + 1, next_attempt_at = :leasedUntil
            WHERE id IN (SELECT id FROM due)
            RETURNING *
            """;

    @SuppressWarnings("unchecked")
    List<Message> claim(int most, Instant now, Duration lease) {
        return getEntityManager()
                .createNativeQuery(CLAIM, Message.class)
                .setParameter("now", now)
                .setParameter("leasedUntil", now.plus(lease))
                .setParameter("most", most)
                .getResultList();
    }

    Optional<Message> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    long deleteFinishedBefore(Instant time) {
        return delete("state <> ?1 and finishedAt < ?2", Message.State.PENDING, time);
    }
}
