package io.okpay.payment.request;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The requests of and to a customer, newest first. The cursor is the last id seen, and ids grow with time. */
@ApplicationScoped
class RequestHistory {

    private static final String OUT = "askerId = :me";
    private static final String IN =
            "(askerId <> :me and (payerId = :me or (payerId is null and payerAddress in :addresses)))";
    private static final String CURSOR = "payment-requests:";
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    private final EntityManager entities;
    private final Directory directory;

    /** What to show. */
    public static class Filter {

        @QueryParam("limit")
        @Parameter(description = "1 to 100; 20 by default")
        @Nullable String limit;

        @QueryParam("cursor")
        @Parameter(description = "nextCursor of the page before")
        @Nullable String cursor;

        @QueryParam("state")
        @Parameter(description = "for example OPEN")
        @Nullable String state;

        @QueryParam("direction")
        @Parameter(description = "in: you were asked; out: you asked")
        @Nullable String direction;
    }

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record PaymentRequestPage(
            List<PaymentRequestResponse> items, @Nullable String nextCursor) {}

    RequestHistory(EntityManager entities, Directory directory) {
        this.entities = entities;
        this.directory = directory;
    }

    @Transactional
    PaymentRequestPage page(UUID customerId, Filter filter) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("me", customerId);
        String query = "from PaymentRequest where "
                + direction(filter.direction, customerId, parameters)
                + state(filter.state, parameters)
                + cursor(filter.cursor, parameters)
                + " order by id desc";
        int limit = limit(filter.limit);
        TypedQuery<PaymentRequest> select =
                entities.createQuery(query, PaymentRequest.class).setMaxResults(limit + 1);
        parameters.forEach(select::setParameter);
        List<PaymentRequest> found = select.getResultList();
        boolean more = found.size() > limit;
        List<PaymentRequest> shown = more ? found.subList(0, limit) : found;
        return new PaymentRequestPage(
                shown.stream()
                        .map(request -> PaymentRequestResponse.from(request, customerId, directory))
                        .toList(),
                more ? encode(shown.getLast().id()) : null);
    }

    private String direction(@Nullable String direction, UUID customerId, Map<String, Object> parameters) {
        String wanted = direction == null ? "both" : direction.toLowerCase(Locale.ROOT);
        if (wanted.equals("out")) {
            return OUT;
        }
        parameters.put("addresses", addresses(customerId));
        return switch (wanted) {
            case "in" -> IN;
            case "both" -> "(" + OUT + " or " + IN + ")";
            default -> throw invalid("direction");
        };
    }

    private List<String> addresses(UUID customerId) {
        DirectoryCustomer me = directory.customer(customerId).orElse(null);
        return me == null
                ? List.of()
                : Stream.of(me.phone(), me.email() == null ? me.phone() : me.email())
                        .toList();
    }

    private static String state(@Nullable String text, Map<String, Object> parameters) {
        if (text == null) {
            return "";
        }
        PaymentRequestState state;
        try {
            state = PaymentRequestState.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw invalid("state");
        }
        String due = "(state = :open and paymentId is null and expiresAt <= :now)";
        parameters.put("state", state);
        if (state == PaymentRequestState.OPEN || state == PaymentRequestState.EXPIRED) {
            parameters.put("open", PaymentRequestState.OPEN);
            parameters.put("now", Instant.now());
        }
        return switch (state) {
            case OPEN -> " and state = :state and not " + due;
            case EXPIRED -> " and (state = :state or " + due + ")";
            case PAID, DECLINED, CANCELLED -> " and state = :state";
        };
    }

    private static String cursor(@Nullable String text, Map<String, Object> parameters) {
        if (text == null) {
            return "";
        }
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (decoded.startsWith(CURSOR)) {
                parameters.put("cursor", UUID.fromString(decoded.substring(CURSOR.length())));
                return " and id < :cursor";
            }
        } catch (IllegalArgumentException e) {
            throw invalid("cursor");
        }
        throw invalid("cursor");
    }

    private static String encode(UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((CURSOR + id).getBytes(StandardCharsets.UTF_8));
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
}
