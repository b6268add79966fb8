package io.okpay.payment.payout;

import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemCode;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line and what became of it.
 *
 * @param number in the order in which the lines were given, from 1
 * @param payeeName as far as a stranger may know
 * @param paymentId the payment, once the line's turn has come
 * @param failure why no money moved
 */
public record PayoutLineResponse(
        int number,
        String lineReference,
        String payeeName,
        Money amount,
        Money fee,
        @Nullable String note,
        LineState state,
        @Nullable UUID paymentId,
        @Nullable Failure failure) {

    /**
     * Why no money moved.
     *
     * @param code a stable code
     * @param detail for a person
     * @param parameters what the detail names
     */
    public record Failure(String code, @Nullable String detail, Map<String, String> parameters) {}

    static PayoutLineResponse from(PayoutLine line, Function<String, @Nullable ProblemCode> problems, Locale language) {
        return new PayoutLineResponse(
                line.number(),
                line.lineReference(),
                line.payeeName(),
                line.amount(),
                line.fee(),
                line.note(),
                line.state(),
                line.paymentId(),
                failure(line, problems, language));
    }

    private static @Nullable Failure failure(
            PayoutLine line, Function<String, @Nullable ProblemCode> problems, Locale language) {
        String code = line.failureCode();
        if (code == null) {
            return null;
        }
        ProblemCode problem = problems.apply(code);
        return new Failure(
                code,
                problem == null ? null : problem.in(language).detail(line.failureDetails()),
                line.failureDetails());
    }
}
