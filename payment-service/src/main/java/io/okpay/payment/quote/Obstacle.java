package io.okpay.payment.quote;

import io.okpay.platform.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reason why the payment would fail.
 *
 * @param code the problem code
 * @param detail for a person
 * @param field the field that causes it, if one does
 * @param parameters what the detail names, for example {@code available}
 */
@RegisterForReflection
public record Obstacle(String code, String detail, @Nullable String field, Map<String, String> parameters) {

    static Obstacle of(QuoteProblem problem, @Nullable String field, Map<String, String> parameters) {
        return new Obstacle(problem.name(), problem.en().detail(parameters), field, parameters);
    }

    /** The same obstacle with its detail in another language. */
    public Obstacle in(Locale language) {
        return new Obstacle(code, QuoteProblem.valueOf(code).in(language).detail(parameters), field, parameters);
    }

    /** The obstacle as the refusal of the payment. */
    public ProblemException refusal() {
        QuoteProblem problem = QuoteProblem.valueOf(code);
        ProblemException refusal = field == null ? ProblemException.of(problem) : ProblemException.of(problem, field);
        parameters.forEach(refusal::with);
        return refusal;
    }
}
