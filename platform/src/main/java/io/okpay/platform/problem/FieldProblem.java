package io.okpay.platform.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its JSON path, for example {@code amount.currency}
 * @param code a stable code
 * @param message for a person
 */
public record FieldProblem(String field, String code, String message) {}
