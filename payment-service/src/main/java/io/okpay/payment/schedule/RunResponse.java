package io.okpay.payment.schedule;

import io.okpay.platform.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A day of a schedule and what became of it.
 *
 * @param paymentId the latest payment that was made for it
 * @param failure why no money moved the last time
 * @param retryAt when it is tried again
 */
record RunResponse(
        LocalDate dueOn,
        RunState state,
        @Nullable UUID paymentId,
        @Nullable Failure failure,
        @Nullable Instant retryAt,
        Instant updatedAt) {

    /**
     * Why no money moved.
     *
     * @param code a stable code
     * @param detail for a person
     * @param parameters what the detail names
     */
    record Failure(String code, @Nullable String detail, Map<String, String> parameters) {}

    static RunResponse from(ScheduledRun run, Function<String, @Nullable ProblemCode> problems, Locale language) {
        String code = run.failureCode();
        return new RunResponse(
                run.dueOn(),
                run.state(),
                run.paymentId(),
                code == null ? null : failure(code, run.failureDetails(), problems.apply(code), language),
                run.retryAt(),
                run.updatedAt());
    }

    private static Failure failure(
            String code, Map<String, String> parameters, @Nullable ProblemCode problem, Locale language) {
        return new Failure(code, problem == null ? null : problem.in(language).detail(parameters), parameters);
    }
}
