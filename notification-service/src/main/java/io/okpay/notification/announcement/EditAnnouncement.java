package io.okpay.notification.announcement;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What operators do with announcements; who did what stands in the log. */
@ApplicationScoped
class EditAnnouncement {

    private static final Logger LOG = Logger.getLogger(EditAnnouncement.class);

    private final Announcements announcements;

    EditAnnouncement(Announcements announcements) {
        this.announcements = announcements;
    }

    @Transactional
    DraftResponse draft(AnnouncementRequest request, UUID operator) {
        Announcement draft = new Announcement(request, operator, now());
        announcements.persist(draft);
        LOG.infof("Operator %s drafted announcement %s", operator, draft.id());
        return DraftResponse.from(draft);
    }

    @Transactional
    DraftResponse edit(UUID id, int version, AnnouncementRequest request, UUID operator) {
        return change(id, "edited", operator, announcement -> announcement.edit(version, request));
    }

    @Transactional
    DraftResponse publish(UUID id, int version, UUID operator) {
        return change(id, "published", operator, announcement -> announcement.publish(version, now()));
    }

    @Transactional
    DraftResponse withdraw(UUID id, int version, UUID operator) {
        return change(id, "withdrew", operator, announcement -> announcement.withdraw(version, now()));
    }

    @Transactional
    DraftResponse find(UUID id) {
        return announcements.findByIdOptional(id).map(DraftResponse::from).orElseThrow(EditAnnouncement::notFound);
    }

    @Transactional
    List<DraftResponse> before(UUID id, int most) {
        return announcements.before(id, most).stream().map(DraftResponse::from).toList();
    }

    private DraftResponse change(UUID id, String what, UUID operator, Consumer<Announcement> change) {
        Announcement announcement = announcements.locked(id).orElseThrow(EditAnnouncement::notFound);
        change.accept(announcement);
        LOG.infof("Operator %s %s announcement %s", operator, what, id);
        return DraftResponse.from(announcement);
    }

    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
