package io.okpay.gateway.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets the configured origins call from a browser. Tokens travel in a header, so no credentials are allowed. */
public final class CrossOrigin {

    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Accept, Accept-Language, Idempotency-Key, Prefer, If-Match, If-None-Match, "
                    + "Last-Event-ID, X-Request-Id, traceparent, tracestate";
    private static final String RESPONSE_HEADERS =
            "Location, Retry-After, RateLimit, RateLimit-Policy, Idempotency-Replayed, Preference-Applied, ETag, "
                    + "Content-Disposition, X-Request-Id";

    private final Set<String> origins;

    public CrossOrigin(List<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Whether a browser asks for permission. */
    public boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Gives permission to a known origin. */
    public void answerPreflight(MultiMap headers, @Nullable String origin) {
        if (origin != null && origins.contains(origin)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
            headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        }
    }

    void allow(MultiMap headers, @Nullable String origin) {
        if (origins.isEmpty()) {
            return;
        }
        headers.add(HttpHeaders.VARY, "Origin");
        if (origin != null && origins.contains(origin)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
        }
    }
}
