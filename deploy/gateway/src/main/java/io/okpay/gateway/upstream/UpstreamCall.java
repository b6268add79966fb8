package io.okpay.gateway.upstream;

import io.okpay.gateway.exchange.Exchange;
import io.okpay.gateway.problem.GatewayProblem;
import io.okpay.gateway.problem.Problems;
import io.okpay.gateway.route.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request on its way to a service and its answer on the way back. */
public final class UpstreamCall implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(UpstreamCall.class);
    private static final ProxyOptions NO_WEBSOCKETS = new ProxyOptions().setSupportWebSocket(false);
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final Exchange exchange;
    private final Route route;
    private final long maxBodyBytes;

    private @Nullable HttpClientRequest sent;
    private @Nullable LimitedBody body;
    private boolean late;

    public UpstreamCall(Vertx vertx, Upstreams upstreams, Exchange exchange, Route route, long maxBodyBytes) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.exchange = exchange;
        this.route = route;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Starts the call. */
    public void start() {
        HttpServerRequest request = exchange.request();
        if (carriesBodyOfUnknownLength(request)) {
            // HTTP/2 has no such header; towards the service, which speaks HTTP/1.1, the body has to be chunked.
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
        HttpProxy.reverseProxy(NO_WEBSOCKETS, upstreams.client())
                .origin(context -> connect())
                .addInterceptor(this)
                .handle(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        UpstreamHeaders.prepare(request.headers(), exchange, route.changes());
        Body original = request.getBody();
        LimitedBody limited = new LimitedBody(original.stream(), maxBodyBytes);
        body = limited;
        request.setBody(Body.body(limited, original.length()));
        long timer = startTimer();
        return context.sendRequest()
                .onComplete(answered -> vertx.cancelTimer(timer))
                .recover(failure -> Future.succeededFuture(refusal(context, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        exchange.responseHeaders().clean(response.headers());
        exchange.responseHeaders().complete(response.headers(), exchange);
        String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith("text/event-stream")) {
            exchange.leave();
        }
        // The response's own handlers stay silent when a connection breaks between two pipelined requests.
        return context.sendResponse().onComplete(done -> exchange.finish(done.succeeded()));
    }

    private Future<HttpClientRequest> connect() {
        HttpServerRequest request = exchange.request();
        return upstreams
                .client()
                .request(upstreams.request(route.backend(), request.method(), request.uri()))
                .map(connected -> {
                    sent = connected;
                    connected.exceptionHandler(failure -> LOG.debug("upstream request", failure));
                    return connected;
                });
    }

    private long startTimer() {
        Duration limit = timeout();
        return limit.isZero() ? NO_TIMER : vertx.setTimer(limit.toMillis(), timer -> giveUp());
    }

    private void giveUp() {
        late = true;
        if (sent != null) {
            sent.reset(0x8, new TimeoutException("no answer in time"));
        }
    }

    private Duration timeout() {
        String accept = exchange.request().getHeader(HttpHeaders.ACCEPT);
        Duration ofRoute = route.timeout() == null ? upstreams.timeouts().request() : route.timeout();
        boolean stream = accept != null && accept.contains("text/event-stream");
        return stream && !ofRoute.isZero() && ofRoute.compareTo(upstreams.timeouts().stream()) < 0
                ? upstreams.timeouts().stream()
                : ofRoute;
    }

    private ProxyResponse refusal(ProxyContext context, Throwable failure) {
        GatewayProblem problem = problem();
        if (problem == GatewayProblem.REQUEST_TOO_LARGE) {
            exchange.closeConnection();
        } else if (!exchange.request().response().closed()) {
            LOG.warnf("%s does not answer (%s): %s", route.backend(), problem, failure.toString());
        }
        ProxyResponse response = context.request().release().response();
        response.setStatusCode(problem.status());
        if (problem == GatewayProblem.UPSTREAM_UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "2");
        }
        HttpServerRequest request = exchange.request();
        return response.setBody(Body.body(Problems.write(
                problem,
                response.headers(),
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE),
                exchange.path(),
                exchange.trace().traceId())));
    }

    private GatewayProblem problem() {
        if (body != null && body.exceeded()) {
            return GatewayProblem.REQUEST_TOO_LARGE;
        }
        return late ? GatewayProblem.UPSTREAM_TIMEOUT : GatewayProblem.UPSTREAM_UNAVAILABLE;
    }

    private boolean carriesBodyOfUnknownLength(HttpServerRequest request) {
        return !exchange.isHttp1()
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !HttpMethod.GET.equals(request.method())
                && !HttpMethod.HEAD.equals(request.method())
                && !HttpMethod.OPTIONS.equals(request.method());
    }
}
