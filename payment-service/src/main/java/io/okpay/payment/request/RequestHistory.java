package io.okpay.payment.request;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The requests of and to a customer, newest first. */
@ApplicationScoped
class RequestHistory {

    private static final String OUT = "askerId = :me";
    private static final String IN =
            "(askerId <> :me and (payerId = :me or (payerId is null and payerAddress in :addresses)))";

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
        PageRequest page = PageRequest.of("payment-requests", filter.limit, filter.cursor);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("me", customerId);
        String query = "from PaymentRequest where "
                + direction(filter.direction, customerId, parameters)
                + state(filter.state, parameters)
                + cursor(page, parameters)
                + " order by id desc";
        TypedQuery<PaymentRequest> select =
                entities.createQuery(query, PaymentRequest.class).setMaxResults(page.rows());
        parameters.forEach(select::setParameter);
        PageRequest.Cut<PaymentRequest> cut = page.cut(select.getResultList(), PaymentRequest::id);
        return new PaymentRequestPage(
                cut.items().stream()
                        .map(request -> PaymentRequestResponse.from(request, customerId, directory))
                        .toList(),
                cut.nextCursor());
    }

    private static String cursor(PageRequest page, Map<String, Object> parameters) {
        if (page.after() == null) {
            return "";
        }
        parameters.put("cursor", page.after());
        return " and id < :cursor";
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
            default -> throw PageRequest.invalid("direction");
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
            throw PageRequest.invalid("state");
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
}
