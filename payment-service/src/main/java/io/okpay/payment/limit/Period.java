package io.okpay.payment.limit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** For how long a limit adds up. Days and months are those of UTC. */
public enum Period {
    /** One payment. */
    PAYMENT,
    /** A day. */
    DAY,
    /** A calendar month. */
    MONTH;

    /** The first day of the period that a day is in. */
    LocalDate start(LocalDate day) {
        return this == MONTH ? day.withDayOfMonth(1) : day;
    }

    /** When what was used counts no longer; null for a single payment. */
    @Nullable Instant resetsAt(LocalDate day) {
        return switch (this) {
            case PAYMENT -> null;
            case DAY -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            case MONTH -> start(day).plusMonths(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        };
    }
}
