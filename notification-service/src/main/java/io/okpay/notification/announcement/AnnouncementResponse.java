package io.okpay.notification.announcement;

import io.okpay.platform.event.TariffChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An announcement as everybody reads it.
 *
 * @param language BCP 47, of title and body
 * @param body plain text
 * @param pinned whether it stands above the others
 * @param prices of a new tariff: the old and the new figures side by side
 */
public record AnnouncementResponse(
        UUID id,
        AnnouncementKind kind,
        String language,
        String title,
        String body,
        boolean pinned,
        Instant visibleFrom,
        @Nullable Instant visibleUntil,
        @Nullable List<TariffChange> prices) {

    static AnnouncementResponse from(
            Announcement announcement, Locale language, Instant now, @Nullable List<TariffChange> prices) {
        return new AnnouncementResponse(
                announcement.id(),
                announcement.kind(),
                language.toLanguageTag(),
                announcement.title(language),
                announcement.body(language),
                announcement.isPinned(now),
                announcement.visibleFrom(),
                announcement.visibleUntil(),
                prices);
    }
}
