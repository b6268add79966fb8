package io.okpay.fx.history;

import io.okpay.fx.card.AskedPair;
import io.okpay.fx.problem.RateProblem;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What somebody wants to know of the past. */
public final class HistoryQuestion {

    private static final int USUAL = 30;
    private static final int MOST = 2_000;

    @QueryParam("pair")
    @Parameter(description = "for example EUR/USD", required = true)
    @Nullable String pair;

    @QueryParam("from")
    @Parameter(description = "an RFC 3339 time; 30 intervals before the end when it is left out")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "an RFC 3339 time; now when it is left out")
    @Nullable String to;

    @QueryParam("interval")
    @Parameter(description = "1m, 5m, 15m, 1h, 4h, 1d or 1w; 1d when it is left out")
    @Nullable String interval;

    record Period(CurrencyPair pair, Interval interval, Instant from, Instant to) {}

    Period checked(Instant now) {
        CurrencyPair asked = AskedPair.parse(pair == null ? "" : pair, "pair");
        Interval length = interval == null
                ? Interval.DAY
                : Interval.parse(interval).orElseThrow(() -> invalid("interval", "one of 1m, 5m, 15m, 1h, 4h, 1d, 1w"));
        Instant end = to == null ? now : time(to, "to");
        Instant begin = from == null ? end.minus(length.length().multipliedBy(USUAL)) : time(from, "from");
        if (!begin.isBefore(end)) {
            throw ProblemException.of(RateProblem.PERIOD_INVALID, "from");
        }
        if (Duration.between(begin, end).compareTo(length.length().multipliedBy(MOST)) > 0) {
            throw ProblemException.of(RateProblem.PERIOD_TOO_LONG, "from").with("most", MOST);
        }
        return new Period(asked, length, begin, end);
    }

    private static Instant time(String text, String field) {
        try {
            Instant time = Instant.parse(text);
            if (time.isAfter(Instant.parse("1999-01-01T00:00:00Z"))
                    && time.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
                return time;
            }
        } catch (DateTimeException e) {
            throw invalid(field, "an RFC 3339 time");
        }
        throw invalid(field, "an RFC 3339 time of this age");
    }

    private static ProblemException invalid(String field, String expected) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(field, "UnexpectedValue", expected)));
    }
}
