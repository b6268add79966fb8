package io.okpay.notification.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as texts name them: to the minute, in UTC, and saying so. */
public final class UtcTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private UtcTime() {}

    /** For example {@code 2027-01-31 04:00 UTC}. */
    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
