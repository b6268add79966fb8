package io.okpay.account.statement;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** What a statement can be drawn as; the first one is given to who takes anything. */
enum StatementFormat {
    JSON("application", "json"),
    CSV("text", "csv"),
    PDF("application", "pdf"),
    CAMT053("application", "xml");

    private static final List<Variant> VARIANTS = Arrays.stream(values())
            .map(format -> new Variant(new MediaType(format.type, format.subtype), (String) null, null))
            .toList();

    private final String type;
    private final String subtype;

    StatementFormat(String type, String subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    /**
     * The best of what the client accepts.
     *
     * @throws ProblemException NOT_ACCEPTABLE when it accepts none
     */
    static StatementFormat accepted(Request request) {
        Variant best = request.selectVariant(VARIANTS);
        if (best == null) {
            throw ProblemException.of(CommonProblem.NOT_ACCEPTABLE);
        }
        return values()[VARIANTS.indexOf(best)];
    }

    /** The media type, in UTF-8 where it is text. */
    MediaType type() {
        return switch (this) {
            case CSV, CAMT053 -> new MediaType(type, subtype, "UTF-8");
            case JSON, PDF -> new MediaType(type, subtype);
        };
    }

    /** The name of a file with the statement; its dates are the first and the last day in UTC, both covered. */
    String fileName(Statement statement) {
        return "statement-" + statement.currency() + "-" + day(statement.from()) + "-"
                + day(statement.to().minusNanos(1)) + "." + subtype;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
