package io.okpay.gateway.exchange;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How many requests each route had, how they ended and how long they took: {@code okpay_gateway_requests_seconds}. */
final class RequestMetrics {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private RequestMetrics() {}

    static void record(Exchange exchange) {
        String method = exchange.request().method().name();
        Timer.builder("okpay.gateway.requests")
                .description("Requests at the gateway, from the first byte to the last")
                .tag("route", exchange.route())
                // Clients may invent methods, but not time series.
                .tag("method", METHODS.contains(method) ? method : "OTHER")
                .tag("status", Integer.toString(exchange.request().response().getStatusCode()))
                .register(Metrics.globalRegistry)
                .record(exchange.nanos(), TimeUnit.NANOSECONDS);
    }
}
