package io.okpay.notification.message;

import io.okpay.notification.page.PageWish;
import io.okpay.platform.event.Channel;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All messages. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    /**
     * Leases what is due to the caller. A recipient's messages of one line go out in order: one waits for the end of the one before
     * it. Passcodes and what concerns security form lines of their own, so that neither waits behind a greeting that cannot be delivered.
     */
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT m.id FROM message m
                WHERE m.state = 'PENDING' AND m.channel = :channel AND m.next_attempt_at <= :now
                  AND NOT EXISTS (
                      SELECT 1 FROM message earlier
                      WHERE earlier.state = 'PENDING' AND earlier.channel = m.channel
                        AND earlier.recipient = m.recipient AND earlier.priority = m.priority
                        AND earlier.sequence < m.sequence)
                ORDER BY m.priority, m.next_attempt_at
                LIMIT :most
                FOR UPDATE OF m SKIP LOCKED)
            UPDATE message SET attempts = attempts + 1, next_attempt_at = :leasedUntil
            WHERE id IN (SELECT id FROM due)
            RETURNING *
            """;

    @SuppressWarnings("unchecked")
    List<Message> claim(Channel channel, int most, Instant now, Duration lease) {
        return getEntityManager()
                .createNativeQuery(CLAIM, Message.class)
                .setParameter("channel", channel.name())
                .setParameter("now", now)
                .setParameter("leasedUntil", now.plus(lease))
                .setParameter("most", most)
                .getResultList();
    }

    Optional<Message> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In the order of their ids, so that nobody waits for each other. */
    List<Message> locked(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** A page for operators, the newest first. */
    List<Message> page(Message.@Nullable State state, @Nullable UUID customerId, PageWish page) {
        return find(
                        "(?1 is null or state = ?1) and (?2 is null or customerId = ?2) and id < ?3 order by id desc",
                        state,
                        customerId,
                        page.before())
                .page(0, page.rows())
                .list();
    }

    /** Nobody needs the contents of messages that ended so long ago. */
    int forgetContentsOfFinishedBefore(Instant time) {
        return update(
                "sealed = null where state <> ?1 and finishedAt < ?2 and sealed is not null",
                Message.State.PENDING,
                time);
    }

    long deleteFinishedBefore(Instant time) {
        return delete("state <> ?1 and finishedAt < ?2", Message.State.PENDING, time);
    }
}
