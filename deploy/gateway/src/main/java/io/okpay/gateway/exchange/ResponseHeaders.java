package io.okpay.gateway.exchange;

import io.okpay.gateway.limit.RateLimiter.Decision;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers that every answer carries, whoever wrote it. */
public final class ResponseHeaders {

    private static final String API_POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final List<String> NEVER_FROM_UPSTREAM = List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "server",
            "x-powered-by",
            "strict-transport-security",
            "ratelimit",
            "ratelimit-policy",
            "access-control-allow-origin",
            "access-control-allow-credentials",
            "access-control-allow-headers",
            "access-control-allow-methods",
            "access-control-expose-headers",
            "access-control-max-age");

    private final CrossOrigin crossOrigin;
    private final InFlight inFlight;

    public ResponseHeaders(CrossOrigin crossOrigin, InFlight inFlight) {
        this.crossOrigin = crossOrigin;
        this.inFlight = inFlight;
    }

    /** Removes what concerns only the connection to the service, and what the gateway says for all. */
    public void clean(MultiMap headers) {
        String nominated = headers.get(HttpHeaders.CONNECTION);
        if (nominated != null) {
            for (String name : nominated.split(",", -1)) {
                headers.remove(name.strip());
            }
        }
        NEVER_FROM_UPSTREAM.forEach(headers::remove);
    }

    /** Adds what is missing. What a service said about caching and content policy stays. */
    public void complete(MultiMap headers, Exchange exchange) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Request-Id", exchange.requestId());
        setIfAbsent(headers, "Referrer-Policy", "no-referrer");
        setIfAbsent(headers, "Content-Security-Policy", API_POLICY);
        setIfAbsent(headers, "Cache-Control", "no-store");
        if (exchange.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        Decision limit = exchange.limit();
        if (limit != null) {
            headers.set("RateLimit-Policy", limit.policyHeader());
            headers.set("RateLimit", limit.stateHeader());
            if (!limit.allowed()) {
                headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, limit.retryAfterSeconds())));
            }
        }
        if (exchange.isHttp1() && (inFlight.draining() || exchange.closesConnection())) {
            headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        crossOrigin.allow(headers, exchange.request().getHeader(HttpHeaders.ORIGIN));
    }

    private static void setIfAbsent(MultiMap headers, String name, @Nullable String value) {
        if (value != null && !headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
