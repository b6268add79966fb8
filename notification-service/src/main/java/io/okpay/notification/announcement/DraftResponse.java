package io.okpay.notification.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An announcement as operators see it.
 *
 * @param version to be named by whoever changes it
 */
public record DraftResponse(
        UUID id,
        int version,
        Announcement.State state,
        AnnouncementKind kind,
        AnnouncementRequest.Texts texts,
        Instant visibleFrom,
        @Nullable Instant visibleUntil,
        @Nullable Instant pinnedUntil,
        Audience audience,
        List<String> audienceValues,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt) {

    static DraftResponse from(Announcement announcement) {
        return new DraftResponse(
                announcement.id(),
                announcement.version(),
                announcement.state(),
                announcement.kind(),
                new AnnouncementRequest.Texts(
                        text(announcement, Locale.ENGLISH), text(announcement, Locale.SIMPLIFIED_CHINESE)),
                announcement.visibleFrom(),
                announcement.visibleUntil(),
                announcement.pinnedUntil(),
                announcement.audience(),
                announcement.audienceValues(),
                announcement.createdAt(),
                announcement.publishedAt(),
                announcement.withdrawnAt());
    }

    private static AnnouncementRequest.Text text(Announcement announcement, Locale language) {
        return new AnnouncementRequest.Text(announcement.title(language), announcement.body(language));
    }
}
