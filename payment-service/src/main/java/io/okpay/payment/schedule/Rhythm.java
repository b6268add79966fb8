package io.okpay.payment.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which payments are due.
 *
 * @param firstOn the day of the first
 * @param lastOn none is due after this day; without it and {@code times} they go on until they are cancelled
 * @param times how many there are
 * @param zone where the payer's days begin
 */
record Rhythm(
        Frequency frequency,
        LocalDate firstOn,
        @Nullable LocalDate lastOn,
        @Nullable Integer times,
        ZoneId zone) {

    /** The day of the payment with this number, from 0, unless there is none. */
    Optional<LocalDate> day(int number) {
        int most = frequency == Frequency.ONCE ? 1 : times == null ? Integer.MAX_VALUE : times;
        return number >= most
                ? Optional.empty()
                : Optional.of(frequency.day(firstOn, number)).filter(day -> lastOn == null || !day.isAfter(lastOn));
    }

    /** The first number, of those from {@code from} on, whose day is not over. */
    int next(int from, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        int number = from;
        Optional<LocalDate> day = day(number);
        while (day.isPresent() && day.get().isBefore(today)) {
            number++;
            day = day(number);
        }
        return number;
    }

    /** The instant at which a day begins: midnight, or later where a clock change skips it. */
    Instant begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
