package io.okpay.payment.corridor;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When money arrives in a bank account: so many business days after the day on which the bank takes it, which is today until the
 * cut-off. Weekends are no business days; the holidays of a country are not known here, so that it is an estimate. Pure.
 *
 * @param cutOff by the clocks of {@code zone}
 * @param businessDays 0 to 10
 */
public record Arrival(LocalTime cutOff, ZoneId zone, int businessDays) {

    /** The day, in the corridor's own zone, on which money that is sent now is there. */
    public LocalDate of(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        LocalDate day = there.toLocalDate();
        if (!isBusiness(day) || !there.toLocalTime().isBefore(cutOff)) {
            day = next(day);
        }
        for (int i = 0; i < businessDays; i++) {
            day = next(day);
        }
        return day;
    }

    private static LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isBusiness(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean isBusiness(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
