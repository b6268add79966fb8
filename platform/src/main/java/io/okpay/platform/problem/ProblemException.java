package io.okpay.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal that reaches the client as the problem of its code. It rolls back the transaction that it leaves. */
public final class ProblemException extends RuntimeException {

    private final transient ProblemCode code;
    private final transient Map<String, Object> arguments = new LinkedHashMap<>();
    private final transient List<FieldProblem> fields;
    private long retryAfterSeconds;

    private ProblemException(ProblemCode code, List<FieldProblem> fields) {
        super(code.name());
        this.code = code;
        this.fields = fields;
    }

    /** A refusal with this code. */
    public static ProblemException of(ProblemCode code) {
        return new ProblemException(code, List.of());
    }

    /** A refusal that names the one offending field by its JSON path, for example {@code amount.currency}. */
    public static ProblemException of(ProblemCode code, String field) {
        return new ProblemException(
                code, List.of(new FieldProblem(field, code.name(), code.en().title())));
    }

    /** A refusal that names offending fields. */
    public static ProblemException of(ProblemCode code, List<FieldProblem> fields) {
        return new ProblemException(code, List.copyOf(fields));
    }

    /** Adds an argument: it fills {@code {name}} in the detail and is an extension member of the problem. */
    public ProblemException with(String name, Object value) {
        arguments.put(name, value);
        return this;
    }

    /** Says when to try again, in seconds, as {@code Retry-After}. */
    public ProblemException retryAfter(long seconds) {
        retryAfterSeconds = Math.max(1, seconds);
        return this;
    }

    /** The code. */
    public ProblemCode code() {
        return code;
    }

    /** The arguments. */
    public Map<String, Object> arguments() {
        return arguments;
    }

    List<FieldProblem> fields() {
        return fields;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
