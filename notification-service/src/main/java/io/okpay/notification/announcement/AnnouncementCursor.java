package io.okpay.notification.announcement;

import io.okpay.notification.page.Cursor;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader is. All pages show the same instant, so what is published meanwhile disturbs nobody on the way down.
 *
 * @param asOf when the first page was read
 * @param pinned 1 among the pinned ones, 0 below
 * @param visibleFrom of the last one seen
 * @param id of the last one seen
 */
record AnnouncementCursor(Instant asOf, int pinned, Instant visibleFrom, UUID id) {

    private static final Cursor LIST = new Cursor("announcements");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LARGEST = new UUID(-1, -1);

    static AnnouncementCursor first(Instant now) {
        return new AnnouncementCursor(now, 2, LAST, LARGEST);
    }

    AnnouncementCursor after(Announcement last) {
        return new AnnouncementCursor(asOf, last.isPinned(asOf) ? 1 : 0, last.visibleFrom(), last.id());
    }

    /** Reads a cursor, or begins. */
    static AnnouncementCursor of(@Nullable String text, Instant now) {
        if (text == null) {
            return first(now);
        }
        try {
            String[] parts = LIST.read(text).split(",", -1);
            if (parts.length == 4) {
                return new AnnouncementCursor(
                        Instant.parse(parts[0]),
                        Integer.parseInt(parts[1]),
                        Instant.parse(parts[2]),
                        UUID.fromString(parts[3]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Cursor.invalid();
        }
        throw Cursor.invalid();
    }

    @Override
    public String toString() {
        return LIST.write(asOf + "," + pinned + "," + visibleFrom + "," + id);
    }

    static ProblemException invalid(String parameter) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", "not understood")));
    }
}
