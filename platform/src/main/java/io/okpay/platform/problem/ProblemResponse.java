package io.okpay.platform.problem;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The RFC 9457 body of a refusal, in the language that the client accepts. */
final class ProblemResponse {

    private static final String MEDIA_TYPE = "application/problem+json";

    private ProblemResponse() {}

    static Response of(ProblemException problem, HttpHeaders headers, UriInfo uri) {
        ProblemCode code = problem.code();
        Locale language = Languages.of(headers);
        ProblemCode.Text text = code.in(language);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", code.type());
        body.put("code", code.name());
        body.put("title", text.title());
        body.put("status", code.status());
        body.put("detail", text.detail(problem.arguments()));
        body.put("instance", uri.getRequestUri().getPath());
        body.put("retryable", code.retryable());
        body.put("traceId", Span.current().getSpanContext().getTraceId());
        if (!problem.fields().isEmpty()) {
            body.put("fields", problem.fields());
        }
        problem.arguments().forEach(body::putIfAbsent);
        Response.ResponseBuilder response = Response.status(code.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .entity(body);
        if (problem.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return response.build();
    }
}
