package io.okpay.payment.schedule;

import io.okpay.payment.page.PageRequest;
import io.okpay.payment.quote.QuoteRequest;
import io.okpay.payment.quote.QuoteRequest.Payee;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid again and again, or once on a later day.
 *
 * @param type TRANSFER, TOP_UP or WITHDRAWAL
 * @param sourceAmount what leaves in all; exclusive with {@code targetAmount}
 * @param targetAmount what arrives; the fee comes on top
 * @param payee for TRANSFER
 * @param instrumentId for TOP_UP and WITHDRAWAL
 * @param note words to the payee
 * @param firstOn the day of the first payment, today or later
 * @param lastOn no payment is made after this day; exclusive with {@code times}
 * @param times how many payments are made
 * @param timeZone an IANA zone: a day begins at its midnight
 */
record ScheduleRequest(
        @NotNull PaymentType type,
        @Nullable Money sourceAmount,
        @Nullable Money targetAmount,
        @Nullable @Valid Payee payee,
        @Nullable UUID instrumentId,

        @Nullable @Size(max = 140) @Pattern(regexp = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*") String note,

        @NotNull Frequency frequency,
        @NotNull LocalDate firstOn,
        @Nullable LocalDate lastOn,
        @Nullable @Min(1) @Max(1000) Integer times,

        @NotNull @Size(max = 40) @Schema(examples = "Asia/Singapore")
        String timeZone) {

    private static final int MOST_YEARS_AHEAD = 5;
    private static final int MOST_YEARS = 50;

    QuoteRequest terms() {
        return QuoteRequest.standing(type, sourceAmount, targetAmount, payee, instrumentId, note);
    }

    /** The days, or the problem of days that do not fit together. */
    Rhythm rhythm(Instant now) {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw PageRequest.invalid("timeZone");
        }
        ZoneId zone = ZoneId.of(timeZone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (firstOn.isBefore(today) || firstOn.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            throw ProblemException.of(ScheduleProblem.FIRST_DAY_NOT_POSSIBLE, "firstOn")
                    .with("today", today)
                    .with("years", MOST_YEARS_AHEAD);
        }
        if (frequency == Frequency.ONCE && (lastOn != null || times != null)) {
            throw ProblemException.of(ScheduleProblem.END_NOT_EXPECTED, lastOn == null ? "times" : "lastOn");
        }
        if (lastOn != null && times != null) {
            throw ProblemException.of(ScheduleProblem.END_NOT_EXPECTED, "times");
        }
        if (lastOn != null && (lastOn.isBefore(firstOn) || lastOn.isAfter(firstOn.plusYears(MOST_YEARS)))) {
            throw ProblemException.of(ScheduleProblem.LAST_DAY_NOT_POSSIBLE, "lastOn");
        }
        return new Rhythm(frequency, firstOn, lastOn, times, zone);
    }
}
