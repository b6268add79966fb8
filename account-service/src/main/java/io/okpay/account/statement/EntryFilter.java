package io.okpay.account.statement;

import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries of a wallet to show. */
public class EntryFilter {

    private static final int MOST = 100;

    // What the books and every format can write, with four digits for the year.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    @QueryParam("limit")
    @Parameter(description = "1 to 100; 20 by default")
    @Nullable String limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before")
    @Nullable String cursor;

    @QueryParam("from")
    @Parameter(description = "RFC 3339 instant, inclusive")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "RFC 3339 instant, exclusive")
    @Nullable String to;

    @QueryParam("minAmount")
    @Parameter(description = "a decimal of the wallet's currency; the sign of the entry does not count")
    @Nullable String minAmount;

    @QueryParam("maxAmount")
    @Parameter(description = "a decimal of the wallet's currency; the sign of the entry does not count")
    @Nullable String maxAmount;

    @QueryParam("counterparty")
    @Parameter(description = "part of the counterparty's shown name")
    @Nullable String counterparty;

    @QueryParam("paymentId")
    @Parameter(description = "the payment")
    @Nullable String paymentId;

    /**
     * The filter, understood.
     *
     * @param before only entries before this place in the books
     * @param least minor units
     * @param most minor units
     */
    record Wanted(
            int limit,
            long before,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long least,
            @Nullable Long most,
            @Nullable String counterparty,
            @Nullable UUID paymentId) {}

    /**
     * The filter for a wallet of this currency.
     *
     * @throws ProblemException VALIDATION_FAILED when a part cannot be understood
     */
    Wanted understood(String currency) {
        Integer most = parse("limit", limit, Integer::valueOf);
        if (most != null && (most < 1 || most > MOST)) {
            throw invalid("limit");
        }
        Long before = parse("cursor", cursor, EntryFilter::decode);
        Instant begin = instant("from", from);
        Instant end = instant("to", to);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw invalid("from");
        }
        Long least =
                parse("minAmount", minAmount, text -> Money.of(text, currency).minor());
        Long greatest =
                parse("maxAmount", maxAmount, text -> Money.of(text, currency).minor());
        if (least != null && greatest != null && least > greatest) {
            throw invalid("minAmount");
        }
        if (counterparty != null && counterparty.indexOf('\0') >= 0) {
            throw invalid("counterparty");
        }
        return new Wanted(
                most == null ? 20 : most,
                before == null ? Long.MAX_VALUE : before,
                begin,
                end,
                least,
                greatest,
                counterparty,
                parse("paymentId", paymentId, UUID::fromString));
    }

    static String encode(long seq) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("entries:" + seq).getBytes(StandardCharsets.UTF_8));
    }

    private static Long decode(String cursor) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (!text.startsWith("entries:")) {
            throw new IllegalArgumentException(cursor);
        }
        return Long.valueOf(text.substring("entries:".length()));
    }

    static <T> @Nullable T parse(String name, @Nullable String text, Function<String, T> parse) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid(name);
        }
    }

    /** An RFC 3339 instant of the years 1 to 9999, or null when there is none. */
    static @Nullable Instant instant(String name, @Nullable String text) {
        Instant instant = parse(name, text, Instant::parse);
        if (instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))) {
            throw invalid(name);
        }
        return instant;
    }

    static ProblemException invalid(String parameter) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", "not understood")));
    }
}
