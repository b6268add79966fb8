package io.okpay.gateway.upstream;

import io.okpay.gateway.exchange.Exchange;
import io.okpay.gateway.route.Route.HeaderChanges;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a service is told about the request: everything that names the client is the gateway's own word. */
final class UpstreamHeaders {

    private static final Set<String> FORGEABLE = Set.of(
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "x-original-url",
            "x-original-host",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-request-id",
            "baggage",
            "proxy",
            "expect",
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");

    private UpstreamHeaders() {}

    static void prepare(MultiMap headers, Exchange exchange, HeaderChanges changes) {
        removeUntrusted(headers);
        changes.remove().forEach(headers::remove);
        changes.set().forEach(headers::set);
        changes.add().forEach(headers::add);
        tellWhoAsks(headers, exchange.request());
        if (!exchange.trace().inherited()) {
            headers.remove("tracestate");
            headers.set("traceparent", exchange.trace().traceparent());
        }
        headers.set("X-Request-Id", exchange.requestId());
    }

    private static void removeUntrusted(MultiMap headers) {
        List<String> doomed = new ArrayList<>();
        for (String nominated : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : nominated.split(",", -1)) {
                doomed.add(name.strip());
            }
        }
        for (String name : headers.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            // Some servers read an underscore as a hyphen, which would let a forged header through under another
            // spelling.
            if (FORGEABLE.contains(lower) || lower.startsWith("x-forwarded") || lower.indexOf('_') >= 0) {
                doomed.add(name);
            }
        }
        doomed.forEach(headers::remove);
    }

    private static void tellWhoAsks(MultiMap headers, HttpServerRequest request) {
        String client = request.remoteAddress().hostAddress();
        String scheme = request.isSSL() ? "https" : "http";
        HostAndPort authority = request.authority();
        headers.set("X-Forwarded-For", client);
        headers.set("X-Forwarded-Proto", scheme);
        String forwarded = "for=" + (client.indexOf(':') < 0 ? client : "\"[" + client + "]\"") + ";proto=" + scheme;
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
            headers.set("X-Forwarded-Port", Integer.toString(port(authority, scheme)));
            forwarded += ";host=\"" + authority + "\"";
        }
        headers.set("Forwarded", forwarded);
    }

    private static int port(HostAndPort authority, String scheme) {
        if (authority.port() > 0) {
            return authority.port();
        }
        return scheme.equals("https") ? 443 : 80;
    }
}
