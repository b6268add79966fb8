package io.okpay.notification.announcement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All announcements. */
@ApplicationScoped
public class Announcements implements PanacheRepositoryBase<Announcement, UUID> {

    private static final String VISIBLE = """
            SELECT * FROM announcement
            WHERE state = 'PUBLISHED' AND visible_from <= :asOf AND (visible_until IS NULL OR visible_until > :asOf)
              AND (audience = 'ALL'
                   OR audience = 'COUNTRIES' AND :country = ANY (audience_values)
                   OR audience = 'TIERS' AND :tier = ANY (audience_values)
                   OR audience = 'MERCHANTS' AND :merchant)
              AND (:kind = '' OR kind = :kind)
              AND ((coalesce(pinned_until > :asOf, false))::int, visible_from, id) < (:pinned, :before, :id)
            ORDER BY (coalesce(pinned_until > :asOf, false))::int DESC, visible_from DESC, id DESC
            LIMIT :most
            """;

    private static final String UNTOLD = """
            SELECT * FROM announcement
            WHERE told_at IS NULL AND state = 'PUBLISHED' AND kind = 'FEES' AND visible_from <= :now
              AND (visible_until IS NULL OR visible_until > :now)
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    /** One that customers are still to be told of, and which nobody else works on. */
    Optional<Announcement> untold(Instant now) {
        return getEntityManager()
                .createNativeQuery(UNTOLD, Announcement.class)
                .setParameter("now", now)
                .getResultStream()
                .map(Announcement.class::cast)
                .findFirst();
    }

    /** A page of what an audience sees at the cursor's time. */
    List<Announcement> visible(AnnouncementFilter filter, AnnouncementCursor after, int most) {
        return getEntityManager()
                .createNativeQuery(VISIBLE, Announcement.class)
                .setParameter("asOf", after.asOf())
                .setParameter("country", filter.country())
                .setParameter("tier", filter.tier())
                .setParameter("merchant", filter.merchant())
                .setParameter("kind", filter.kind())
                .setParameter("pinned", after.pinned())
                .setParameter("before", after.visibleFrom())
                .setParameter("id", after.id())
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(Announcement.class::cast)
                .toList();
    }

    /** Incidents that are not over, the newest first. */
    public List<Announcement> openIncidents(Instant now) {
        return list(
                "kind = ?1 and state = ?2 and visibleFrom <= ?3 and (visibleUntil is null or visibleUntil > ?3)"
                        + " order by visibleFrom desc",
                AnnouncementKind.INCIDENT,
                Announcement.State.PUBLISHED,
                now);
    }

    Optional<Announcement> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean hasSource(String source) {
        return count("source", source) > 0;
    }

    List<Announcement> before(UUID id, int most) {
        return find("id < ?1 order by id desc", id).page(0, most).list();
    }
}
