package io.okpay.payment.payment;

import io.okpay.payment.page.PageRequest;
import io.okpay.payment.stepup.Challenge;
import io.okpay.payment.stepup.Challenges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One history of what a customer paid and received, of all types, newest first. */
@ApplicationScoped
class PaymentHistory {

    private final Payments payments;
    private final Categories categories;
    private final Challenges challenges;

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record Page(
            List<PaymentResponse> items, @Nullable String nextCursor) {}

    PaymentHistory(Payments payments, Categories categories, Challenges challenges) {
        this.payments = payments;
        this.categories = categories;
        this.challenges = challenges;
    }

    Page page(UUID customerId, PaymentFilter filter, Locale language) {
        PageRequest page = filter.page();
        PaymentFilter.Condition wanted = filter.condition(customerId);
        Map<String, Object> parameters = wanted.parameters();
        String after = "";
        if (page.after() != null) {
            parameters.put("after", page.after());
            after = " and p.id < :after";
        }
        PageRequest.Cut<Payment> cut = page.cut(
                payments.find("from Payment p where " + wanted.text() + after + " order by p.id desc", parameters)
                        .range(0, page.limit())
                        .list(),
                Payment::id);
        Function<Payment, Category> category = categories.of(cut.items(), customerId);
        List<Challenge> waiting = challenges.of(cut.items().stream()
                .filter(payment -> payment.state() == PaymentState.REQUIRES_AUTHENTICATION)
                .map(Payment::id)
                .toList());
        return new Page(
                cut.items().stream()
                        .map(payment ->
                                PaymentResponse.listed(payment, customerId, category.apply(payment), waiting, language))
                        .toList(),
                cut.nextCursor());
    }
}
