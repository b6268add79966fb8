package io.okpay.gateway.exchange;

import io.vertx.core.http.HttpServerResponse;
import org.jboss.logging.Logger;

/** One line for each request: no query, no header, no body. */
final class AccessLog {

    private static final Logger LOG = Logger.getLogger("io.okpay.gateway.access");
    private static final int LONGEST_PATH = 200;

    private AccessLog() {}

    static void write(Exchange exchange, boolean complete) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        HttpServerResponse response = exchange.request().response();
        String path = exchange.path().isEmpty() ? "(malformed)" : exchange.path();
        LOG.infof(
                "%s %s %d %s route=%s bytes=%d ms=%d client=%s request=%s trace=%s",
                exchange.request().method().name(),
                path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path,
                response.getStatusCode(),
                complete ? "ok" : "aborted",
                exchange.route(),
                response.bytesWritten(),
                exchange.nanos() / 1_000_000,
                exchange.request().remoteAddress().hostAddress(),
                exchange.requestId(),
                exchange.trace().traceId());
    }
}
