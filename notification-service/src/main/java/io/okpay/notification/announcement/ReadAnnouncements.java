package io.okpay.notification.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;

/** Pages of what is announced. */
@ApplicationScoped
class ReadAnnouncements {

    private final Announcements announcements;
    private final PriceTable priceTable;

    ReadAnnouncements(Announcements announcements, PriceTable priceTable) {
        this.announcements = announcements;
        this.priceTable = priceTable;
    }

    @Transactional
    AnnouncementResource.AnnouncementsResponse page(
            AnnouncementFilter filter, AnnouncementCursor after, int limit, Locale language) {
        List<Announcement> found = announcements.visible(filter, after, limit + 1);
        boolean more = found.size() > limit;
        List<Announcement> shown = more ? found.subList(0, limit) : found;
        return new AnnouncementResource.AnnouncementsResponse(
                shown.stream()
                        .map(one -> AnnouncementResponse.from(
                                one,
                                language,
                                after.asOf(),
                                one.prices() == null ? null : priceTable.read(one.prices())))
                        .toList(),
                more ? after.after(shown.getLast()).toString() : null);
    }
}
