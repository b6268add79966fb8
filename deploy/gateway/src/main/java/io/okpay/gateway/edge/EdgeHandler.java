package io.okpay.gateway.edge;

import io.okpay.gateway.GatewayConfig;
import io.okpay.gateway.docs.OwnPages;
import io.okpay.gateway.exchange.CrossOrigin;
import io.okpay.gateway.exchange.Exchange;
import io.okpay.gateway.exchange.InFlight;
import io.okpay.gateway.exchange.ResponseHeaders;
import io.okpay.gateway.limit.ClientLimits;
import io.okpay.gateway.limit.RateLimiter.Decision;
import io.okpay.gateway.problem.GatewayProblem;
import io.okpay.gateway.route.PathPolicy;
import io.okpay.gateway.route.Route;
import io.okpay.gateway.route.RouteTable;
import io.okpay.gateway.upstream.UpstreamCall;
import io.okpay.gateway.upstream.Upstreams;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what happens to a request. */
final class EdgeHandler implements Handler<HttpServerRequest> {

    private static final Set<String> REFUSED_METHODS = Set.of("TRACE", "TRACK", "CONNECT");

    private final Vertx vertx;
    private final GatewayConfig config;
    private final RouteTable routes;
    private final Upstreams upstreams;
    private final ClientLimits limits;
    private final OwnPages ownPages;
    private final InFlight inFlight;
    private final CrossOrigin crossOrigin;
    private final ResponseHeaders responseHeaders;

    EdgeHandler(
            Vertx vertx,
            GatewayConfig config,
            RouteTable routes,
            Upstreams upstreams,
            ClientLimits limits,
            InFlight inFlight) {
        this.vertx = vertx;
        this.config = config;
        this.routes = routes;
        this.upstreams = upstreams;
        this.limits = limits;
        this.inFlight = inFlight;
        this.ownPages = new OwnPages(config, routes, upstreams);
        this.crossOrigin = new CrossOrigin(config.cors().origins().orElse(List.of()));
        this.responseHeaders = new ResponseHeaders(crossOrigin, inFlight);
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.response().closed()) {
            // It waited behind another request on a connection that is gone; no handler would hear of its end.
            return;
        }
        var exchange = new Exchange(request, responseHeaders, inFlight);
        if (inFlight.draining()) {
            exchange.refuse(GatewayProblem.UPSTREAM_UNAVAILABLE);
            return;
        }
        exchange.begin();
        try {
            decide(exchange);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    private void decide(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        Decision limit = limits.take(request);
        exchange.limited(limit);
        Optional<String> path = PathPolicy.pathOf(request.uri());
        path.ifPresent(exchange::accept);
        if (!limit.allowed()) {
            exchange.refuse(GatewayProblem.RATE_LIMITED);
        } else if (path.isEmpty() || lacksHost(request)) {
            exchange.refuse(GatewayProblem.MALFORMED_REQUEST);
        } else if (REFUSED_METHODS.contains(request.method().name())) {
            exchange.refuse(GatewayProblem.METHOD_NOT_ALLOWED);
        } else if (crossOrigin.isPreflight(request)) {
            crossOrigin.answerPreflight(request.response().headers(), request.getHeader(HttpHeaders.ORIGIN));
            exchange.answer(204, Buffer.buffer());
        } else if (announcesTooMuch(request, path.get())) {
            refuseBody(exchange);
        } else if (!ownPages.answer(exchange)) {
            route(exchange);
        }
    }

    private void route(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        Optional<Route> route = routes.find(request.method().name(), exchange.path());
        if (route.isEmpty()) {
            exchange.refuse(GatewayProblem.ROUTE_NOT_FOUND);
            return;
        }
        exchange.routedTo(route.get().name());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        new UpstreamCall(vertx, upstreams, exchange, route.get(), config.maxBodyBytes(exchange.path())).start();
    }

    private boolean announcesTooMuch(HttpServerRequest request, String path) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return false;
        }
        try {
            return Long.parseLong(length) > config.maxBodyBytes(path);
        } catch (NumberFormatException tooLong) {
            return true;
        }
    }

    private void refuseBody(Exchange exchange) {
        exchange.closeConnection();
        exchange.refuse(GatewayProblem.REQUEST_TOO_LARGE);
    }

    private static boolean lacksHost(HttpServerRequest request) {
        return request.authority() == null
                && request.version() != HttpVersion.HTTP_1_0
                && !HttpMethod.CONNECT.equals(request.method());
    }
}
