package io.okpay.fx.feed;

import io.okpay.fx.feed.Rejection.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides what of a reading is believed. A bad date discredits the whole reading, a bad rate only its currency. Pure. */
final class ReadingCheck {

    /** How far a source's clock may be ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** The past has currencies that begin, end and come back years later at quite another rate. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    /** What is believed, and what is not. */
    record Verdict(Map<String, BigDecimal> accepted, List<Rejection> rejections) {}

    /**
     * What was believed before.
     *
     * @param asOf of the latest reading; none before the first
     * @param quotes the last good rate of each currency
     */
    record Known(@Nullable Instant asOf, Map<String, Snapshots.Quote> quotes) {

        /** The last good rate that a reading is measured by; what is older says nothing about it. */
        private Optional<BigDecimal> recent(String currency, Instant asOf) {
            return Optional.ofNullable(quotes.get(currency))
                    .filter(quote -> quote.asOf().isAfter(asOf.minus(REMEMBERED)))
                    .map(Snapshots.Quote::mid);
        }
    }

    private ReadingCheck() {}

    static Verdict check(Reading reading, Known known, RateFeed.Rules rules, Instant oldest, Instant now) {
        Optional<Rejection> date = date(reading.asOf(), known.asOf(), oldest, now);
        if (date.isPresent()) {
            return new Verdict(Map.of(), List.of(date.get()));
        }
        Map<String, BigDecimal> accepted = new TreeMap<>();
        List<Rejection> rejections = new ArrayList<>();
        for (String currency : rules.currencies()) {
            BigDecimal mid = reading.mids().get(currency);
            Optional<BigDecimal> last = known.recent(currency, reading.asOf());
            boolean awaited = last.isPresent() || reading.asOf().isAfter(now.minus(rules.freshFor()));
            Optional<Rejection> rejection = mid == null && !awaited
                    ? Optional.empty()
                    : rate(currency, mid, last.orElse(null), rules.jump(), reading.asOf());
            rejection.ifPresent(rejections::add);
            if (mid != null && rejection.isEmpty()) {
                accepted.put(currency, mid);
            }
        }
        return new Verdict(accepted, rejections);
    }

    private static Optional<Rejection> date(Instant asOf, @Nullable Instant last, Instant oldest, Instant now) {
        if (asOf.isAfter(now.plus(CLOCKS_DIFFER))) {
            return Optional.of(new Rejection(Reason.FUTURE, null, asOf, "It is of the future"));
        }
        if (last != null && asOf.equals(last)) {
            return Optional.of(new Rejection(Reason.REPEATED, null, asOf, "It is of the same time as the last"));
        }
        if (last != null && asOf.isBefore(last)) {
            return Optional.of(new Rejection(Reason.STALE, null, asOf, "The last is of " + last));
        }
        return asOf.isBefore(oldest)
                ? Optional.of(new Rejection(Reason.STALE, null, asOf, "The oldest that is taken is of " + oldest))
                : Optional.empty();
    }

    private static Optional<Rejection> rate(
            String currency, @Nullable BigDecimal mid, @Nullable BigDecimal last, BigDecimal jump, Instant asOf) {
        if (mid == null) {
            return Optional.of(new Rejection(Reason.MISSING_CURRENCY, currency, asOf, "It has no rate"));
        }
        if (mid.signum() <= 0) {
            return Optional.of(new Rejection(Reason.NOT_POSITIVE, currency, asOf, "Its rate is " + text(mid)));
        }
        if (last != null) {
            BigDecimal move = mid.subtract(last).abs().divide(last, MathContext.DECIMAL64);
            if (move.compareTo(jump) > 0) {
                return Optional.of(new Rejection(
                        Reason.JUMP, currency, asOf, "Its rate went from " + text(last) + " to " + text(mid)));
            }
        }
        return Optional.empty();
    }

    private static String text(BigDecimal rate) {
        return rate.round(MathContext.DECIMAL32).toPlainString();
    }
}
