package io.okpay.notification.otp;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All challenges. */
@ApplicationScoped
class Challenges implements PanacheRepositoryBase<Challenge, UUID> {

    private static final String ADD_UNKNOWN = """
            INSERT INTO otp_challenge (id, kind, purpose, channel, recipient, locale, key_id, code_hash,
                                       state, failures, sent_at, created_at, expires_at)
            VALUES (:id, 'UNKNOWN', 'REGISTRATION', 'SMS', '', 'en', '', :hash, 'PENDING', 0, :now, :now, :expiresAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String CLAIM_EXPIRED = """
            SELECT * FROM otp_challenge WHERE state = 'PENDING' AND expires_at <= :now
            ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED
            """;

    Optional<Challenge> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void addUnknown(UUID id, byte[] hash, Instant now, Instant expiresAt) {
        getEntityManager()
                .createNativeQuery(ADD_UNKNOWN)
                .setParameter("id", id)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .setParameter("expiresAt", expiresAt)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Challenge> claimExpired(Instant now, int most) {
        return getEntityManager()
                .createNativeQuery(CLAIM_EXPIRED, Challenge.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    long deleteEndedBefore(Instant time) {
        return delete("state <> ?1 and createdAt < ?2", Challenge.State.PENDING, time);
    }
}
