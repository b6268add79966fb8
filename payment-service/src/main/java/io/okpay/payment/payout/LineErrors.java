package io.okpay.payment.payout;

import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what is wrong with lines: the first hundred by name, the others by number. */
final class LineErrors {

    static final int MOST_NAMED = 100;

    private final List<LineError> named = new ArrayList<>();
    private final Locale language;
    private int count;

    LineErrors(Locale language) {
        this.language = language;
    }

    void add(int line, String field, ProblemCode code) {
        count++;
        if (named.size() < MOST_NAMED) {
            named.add(new LineError(line, field, code.name(), code.in(language).title()));
        }
    }

    List<LineError> named() {
        return named;
    }

    int count() {
        return count;
    }

    /** @throws ProblemException PAYOUT_LINES_INVALID when anything is wrong */
    void refuse() {
        if (count > 0) {
            throw ProblemException.of(PayoutProblem.PAYOUT_LINES_INVALID)
                    .with("errorCount", count)
                    .with("lineErrors", List.copyOf(named));
        }
    }
}
