package io.okpay.sandbox.access;

import org.jspecify.annotations.Nullable;

/** A refusal that the caller reads as {@code {"code": …, "message": …}}. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** A request that is well formed and cannot be done. */
    public static Refusal unprocessable(String code, String message) {
        return new Refusal(422, code, message);
    }

    /** A request that is not well formed. */
    public static Refusal badRequest(String code, String message) {
        return new Refusal(400, code, message);
    }

    /** The value, or a refusal that names the missing field. */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw badRequest("field_required", field + " is required");
        }
        return value;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
