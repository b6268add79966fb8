package io.okpay.payment.schedule;

import java.time.LocalDate;

/** How often a scheduled payment is due. */
public enum Frequency {
    ONCE,
    DAILY,
    WEEKLY,
    /** On the day of the month of the first; on the last of a month that is shorter. */
    MONTHLY,
    /** On the day of the first; on 28 February where 29 February is missing. */
    YEARLY;

    /** The day of the payment with this number, from 0. Each is counted from the first, so that a short month moves no later one. */
    LocalDate day(LocalDate first, int number) {
        return switch (this) {
            case ONCE, DAILY -> first.plusDays(number);
            case WEEKLY -> first.plusWeeks(number);
            case MONTHLY -> first.plusMonths(number);
            case YEARLY -> first.plusYears(number);
        };
    }
}
