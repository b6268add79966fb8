package io.okpay.gateway.exchange;

import io.okpay.gateway.limit.RateLimiter.Decision;
import io.okpay.gateway.problem.GatewayProblem;
import io.okpay.gateway.problem.Problems;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request and what is known of it on its way. */
public final class Exchange {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** It could be a card number, which is never echoed or logged. */
    private static final Pattern LIKE_A_CARD_NUMBER = Pattern.compile("(?:[0-9][._-]*){13}");

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final long DISCARD_MILLIS = 500;

    private final HttpServerRequest request;
    private final ResponseHeaders responseHeaders;
    private final InFlight inFlight;
    private final TraceContext trace;
    private final String requestId;
    private final long startedAt = System.nanoTime();
    private @Nullable Decision limit;
    private String path = "";
    private String route = "-";
    private boolean counted;
    private boolean logged;
    private boolean closesConnection;

    public Exchange(HttpServerRequest request, ResponseHeaders responseHeaders, InFlight inFlight) {
        this.request = request;
        this.inFlight = inFlight;
        this.responseHeaders = responseHeaders;
        this.trace = TraceContext.of(request.getHeader("traceparent"));
        String shown = request.getHeader("x-request-id");
        this.requestId = shown != null
                        && REQUEST_ID.matcher(shown).matches()
                        && !LIKE_A_CARD_NUMBER.matcher(shown).find()
                ? shown
                : trace.traceId();
    }

    /** The client's request. */
    public HttpServerRequest request() {
        return request;
    }

    /** The trace that the request belongs to. */
    public TraceContext trace() {
        return trace;
    }

    /** The id by which people name the request. */
    public String requestId() {
        return requestId;
    }

    /** The path, once it is accepted. */
    public String path() {
        return path;
    }

    /** The headers that every answer carries. */
    public ResponseHeaders responseHeaders() {
        return responseHeaders;
    }

    /** Notes the route that answers. */
    public void routedTo(String name) {
        this.route = name;
    }

    /** Whether the answer may leave the connection open for the next request. */
    public boolean isHttp1() {
        return request.version() != HttpVersion.HTTP_2;
    }

    /** Counts and logs the request until it is answered. */
    public void begin() {
        counted = true;
        inFlight.begin();
        request.response()
                .endHandler(ended -> finish(true))
                .closeHandler(closed -> finish(request.response().ended()));
    }

    /** Counts the request no longer: its answer has no end that a stop could wait for. */
    public void leave() {
        if (counted) {
            counted = false;
            inFlight.end();
        }
    }

    /** Closes the connection after the answer, which comes before the request's body was read. */
    public void closeConnection() {
        closesConnection = true;
    }

    boolean closesConnection() {
        return closesConnection;
    }

    /** Counts the request no longer and logs it, once. */
    public void finish(boolean complete) {
        if (logged) {
            return;
        }
        logged = true;
        leave();
        AccessLog.write(this, complete);
        RequestMetrics.record(this);
        if (closesConnection && isHttp1()) {
            closeSoon();
        }
    }

    // To close at once could reset the connection before the client, which is still sending, has read the answer.
    private void closeSoon() {
        Context context = Vertx.currentContext();
        if (context != null) {
            context.owner()
                    .setTimer(DISCARD_MILLIS, timer -> request.connection().close());
        }
    }

    /** Answers with a problem. */
    public void refuse(GatewayProblem problem) {
        var headers = request.response().headers();
        Buffer body = Problems.write(problem, headers, request.getHeader("accept-language"), path, trace.traceId());
        answer(problem.status(), body);
    }

    /** Answers that the gateway itself has failed. */
    public void fail(Throwable failure) {
        LOG.errorf(failure, "request %s", requestId);
        refuse(GatewayProblem.INTERNAL_ERROR);
    }

    /** Answers by the gateway itself; the content type is set by the caller. */
    public void answer(int status, Buffer body) {
        var response = request.response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        response.setStatusCode(status);
        responseHeaders.complete(response.headers(), this);
        if (status == 204) {
            response.end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        response.end(body);
    }

    /** Notes the path, which is acceptable. */
    public void accept(String acceptedPath) {
        this.path = acceptedPath;
    }

    /** Notes what the rate limit says. */
    public void limited(Decision decision) {
        this.limit = decision;
    }

    @Nullable Decision limit() {
        return limit;
    }

    String route() {
        return route;
    }

    long nanos() {
        return System.nanoTime() - startedAt;
    }
}
