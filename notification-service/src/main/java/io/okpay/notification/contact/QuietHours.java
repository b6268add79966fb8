package io.okpay.notification.contact;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a phone should not ring: every day between two times of day, over midnight when the first is the later one.
 *
 * @param from included
 * @param until not included, another time than {@code from}
 */
record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("Quiet hours end at another time than they begin");
        }
    }

    /** Now, or the end of the quiet hours in which now lies. */
    Instant next(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean overMidnight = from.isAfter(until);
        boolean quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return now;
        }
        ZonedDateTime end = here.toLocalDate().atTime(until).atZone(zone);
        Instant next = (time.isBefore(until)
                        ? end
                        : here.toLocalDate().plusDays(1).atTime(until).atZone(zone))
                .toInstant();
        // an hour that a clock shows twice may lie behind
        return next.isBefore(now) ? now : next;
    }
}
