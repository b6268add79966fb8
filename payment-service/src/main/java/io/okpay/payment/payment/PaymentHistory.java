package io.okpay.payment.payment;

import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * One history of what a customer paid and received, newest first. The cursor is the last id seen: ids grow with time, so new
 * payments do not disturb a reader on the way down.
 */
@ApplicationScoped
class PaymentHistory {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    private final Payments payments;

    /** What to show. */
    public static class Filter {

        @QueryParam("limit")
        @Parameter(description = "1 to 100; 20 by default")
        @Nullable String limit;

        @QueryParam("cursor")
        @Parameter(description = "nextCursor of the page before")
        @Nullable String cursor;

        @QueryParam("type")
        @Parameter(description = "for example TRANSFER")
        @Nullable String type;

        @QueryParam("state")
        @Parameter(description = "for example COMPLETED")
        @Nullable String state;

        @QueryParam("direction")
        @Parameter(description = "in or out")
        @Nullable String direction;

        @QueryParam("from")
        @Parameter(description = "RFC 3339 instant, inclusive")
        @Nullable String from;

        @QueryParam("to")
        @Parameter(description = "RFC 3339 instant, exclusive")
        @Nullable String to;
    }

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record Page(
            List<PaymentResponse> items, @Nullable String nextCursor) {}

    PaymentHistory(Payments payments) {
        this.payments = payments;
    }

    Page page(UUID customerId, Filter filter, Locale language) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("me", customerId);
        parameters.put("arrived", PaymentState.ARRIVED);
        StringBuilder query = new StringBuilder(direction(filter.direction, parameters));
        and(query, parameters, "type = :type", "type", filter.type, text -> PaymentType.valueOf(text));
        and(query, parameters, "state = :state", "state", filter.state, text -> PaymentState.valueOf(text));
        and(query, parameters, "createdAt >= :from", "from", filter.from, Instant::parse);
        and(query, parameters, "createdAt < :to", "to", filter.to, Instant::parse);
        and(query, parameters, "id < :cursor", "cursor", filter.cursor, PaymentHistory::decode);
        int limit = limit(filter.limit);
        List<Payment> found = payments.find(query + " order by id desc", parameters)
                .range(0, limit)
                .list();
        boolean more = found.size() > limit;
        List<Payment> shown = more ? found.subList(0, limit) : found;
        return new Page(
                shown.stream()
                        .map(payment -> PaymentResponse.listed(payment, customerId, language))
                        .toList(),
                more ? encode(shown.getLast().id()) : null);
    }

    private static String direction(@Nullable String direction, Map<String, Object> parameters) {
        if (direction == null) {
            return "(payerId = :me or (payeeId = :me and state in :arrived))";
        }
        parameters.put("topUp", PaymentType.TOP_UP);
        return switch (direction.toLowerCase(Locale.ROOT)) {
            case "out" -> {
                parameters.remove("arrived");
                yield "(payerId = :me and type <> :topUp)";
            }
            case "in" -> {
                parameters.put("withdrawal", PaymentType.WITHDRAWAL);
                yield "(payeeId = :me and type <> :withdrawal and (state in :arrived or type = :topUp))";
            }
            default -> throw invalid("direction");
        };
    }

    private static void and(
            StringBuilder query,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable String text,
            Function<String, Object> parse) {
        if (text == null) {
            return;
        }
        try {
            parameters.put(name, parse.apply(text));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw invalid(name);
        }
        query.append(" and ").append(condition);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw invalid("limit");
        }
        throw invalid("limit");
    }

    private static ProblemException invalid(String parameter) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", "not understood")));
    }

    private static String encode(UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("payments:" + id).getBytes(StandardCharsets.UTF_8));
    }

    private static UUID decode(String cursor) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (!text.startsWith("payments:")) {
            throw new IllegalArgumentException(cursor);
        }
        return UUID.fromString(text.substring("payments:".length()));
    }
}
