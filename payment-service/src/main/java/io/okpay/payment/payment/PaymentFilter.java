package io.okpay.payment.payment;

import io.okpay.payment.page.PageRequest;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which payments to show. */
public class PaymentFilter {

    private static final int LONGEST_SEARCH = 100;
    private static final String ARRIVING = "p.received + (case when p.type = io.okpay.payment.tariff.PaymentType.REFUND"
            + " then p.refunds.feeReturned else 0 end)";

    @QueryParam("limit")
    @Parameter(description = "1 to 100; 20 by default")
    @Nullable String limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before")
    @Nullable String cursor;

    @QueryParam("q")
    @Parameter(
            description = "a part of the other one's name or of the note, or a whole reference; up to 100 characters")
    @Nullable String q;

    @QueryParam("type")
    @Parameter(description = "for example TRANSFER")
    @Nullable String type;

    @QueryParam("state")
    @Parameter(description = "for example COMPLETED")
    @Nullable String state;

    @QueryParam("direction")
    @Parameter(description = "in or out")
    @Nullable String direction;

    @QueryParam("category")
    @Parameter(description = "for example GROCERIES")
    @Nullable String category;

    @QueryParam("currency")
    @Parameter(description = "ISO 4217")
    @Nullable String currency;

    @QueryParam("amountFrom")
    @Parameter(description = "the least that arrives, for example 12.50; with a currency")
    @Nullable String amountFrom;

    @QueryParam("amountTo")
    @Parameter(description = "the most that arrives, inclusive; with a currency")
    @Nullable String amountTo;

    @QueryParam("from")
    @Parameter(description = "RFC 3339 instant, inclusive")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "RFC 3339 instant, exclusive")
    @Nullable String to;

    /** The condition of a query on payments {@code p} with its parameters. */
    record Condition(String text, Map<String, Object> parameters) {}

    PageRequest page() {
        return PageRequest.of("payments", limit, cursor);
    }

    /**
     * What the customer may see and wants to.
     *
     * @throws ProblemException VALIDATION_FAILED with the parameter that is not understood
     */
    Condition condition(UUID customerId) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("me", customerId);
        StringBuilder query = new StringBuilder(sides(parameters));
        and(query, parameters, "p.type = :type", "type", type, PaymentType::valueOf);
        and(query, parameters, "p.state = :state", "state", state, PaymentState::valueOf);
        and(query, parameters, "p.createdAt >= :from", "from", from, Instant::parse);
        and(query, parameters, "p.createdAt < :to", "to", to, Instant::parse);
        inOrder(parameters, "from", "to");
        and(
                query,
                parameters,
                "p.currency = :currency",
                "currency",
                currency,
                code -> Money.zero(code).currencyCode());
        and(query, parameters, ARRIVING + " >= :amountFrom", "amountFrom", amountFrom, this::minor);
        and(query, parameters, ARRIVING + " <= :amountTo", "amountTo", amountTo, this::minor);
        inOrder(parameters, "amountFrom", "amountTo");
        categorised(query, parameters);
        search(query, parameters);
        return new Condition(query.toString(), parameters);
    }

    private String sides(Map<String, Object> parameters) {
        parameters.put("arrived", PaymentState.ARRIVED);
        if (direction == null) {
            return "(p.payerId = :me or (p.payeeId = :me and p.state in :arrived))";
        }
        parameters.put("topUp", PaymentType.TOP_UP);
        return switch (direction.toLowerCase(Locale.ROOT)) {
            case "out" -> {
                parameters.remove("arrived");
                yield "(p.payerId = :me and p.type <> :topUp)";
            }
            case "in" -> {
                parameters.put("out", EnumSet.of(PaymentType.WITHDRAWAL, PaymentType.CONVERSION));
                yield "(p.payeeId = :me and p.type not in :out and (p.state in :arrived or p.type = :topUp))";
            }
            default -> throw PageRequest.invalid("direction");
        };
    }

    private void categorised(StringBuilder query, Map<String, Object> parameters) {
        if (category == null) {
            return;
        }
        Category wanted = parse("category", category, Category::valueOf);
        parameters.put("category", wanted);
        parameters.put("paidByDefault", byDefault(wanted, true));
        parameters.put("gotByDefault", byDefault(wanted, false));
        query.append(" and ((select c.category from CategoryChoice c where c.paymentId = p.id and c.customerId = :me)")
                .append(" = :category or (not exists (select 1 from CategoryChoice c where c.paymentId = p.id")
                .append(" and c.customerId = :me) and ((p.payerId = :me and p.type in :paidByDefault)")
                .append(" or (p.payerId <> :me and p.type in :gotByDefault))))");
    }

    private static List<PaymentType> byDefault(Category wanted, boolean payer) {
        return Arrays.stream(PaymentType.values())
                .filter(one -> Category.byDefault(one, payer) == wanted)
                .toList();
    }

    private void search(StringBuilder query, Map<String, Object> parameters) {
        if (q == null) {
            return;
        }
        String wanted = q.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_SEARCH || wanted.indexOf('\0') >= 0) {
            throw PageRequest.invalid("q");
        }
        parameters.put("q", "%" + wanted.replaceAll("[\\\\%_]", "\\\\$0") + "%");
        query.append(" and ((case when p.payerId = :me then p.payeeName else p.payerName end) ilike :q escape '\\'")
                .append(" or p.note ilike :q escape '\\'");
        Reference.number(wanted).ifPresent(number -> {
            parameters.put("number", number);
            query.append(" or p.number = :number");
        });
        query.append(")");
    }

    private long minor(String amount) {
        if (currency == null) {
            throw PageRequest.invalid("currency");
        }
        return Money.of(amount, currency).minor();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void inOrder(Map<String, Object> parameters, String least, String most) {
        Comparable low = (Comparable) parameters.get(least);
        Object high = parameters.get(most);
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw PageRequest.invalid(least);
        }
    }

    private static void and(
            StringBuilder query,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable String text,
            Function<String, Object> parse) {
        if (text != null) {
            parameters.put(name, parse(name, text, parse));
            query.append(" and ").append(condition);
        }
    }

    private static <T> T parse(String name, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw PageRequest.invalid(name);
        }
    }
}
