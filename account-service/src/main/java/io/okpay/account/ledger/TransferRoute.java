package io.okpay.account.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.CardNumberGuard;
import io.okpay.platform.web.VerifiedTokens;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The short way into the books for what is nearly every request to them: a well-formed transfer, to be posted at once, by somebody who
 * may and whose token was verified a moment ago. Whatever else comes to {@code POST /v1/ledger/transfers} goes on to
 * {@link TransferResource} untouched, which does the rest of the contract and says what is wrong; a transfer that was refused goes
 * there as well. It costs half of what the layers above JAX-RS cost for the same answer.
 */
@ApplicationScoped
class TransferRoute {

    /** Where a request that goes on carries the post that was begun for it. */
    static final String BEGUN = TransferRoute.class.getName();

    private static final String PATH = "/v1/ledger/transfers";
    private static final String JSON = "application/json";
    private static final String UTF_8_JSON = "application/json;charset=UTF-8";
    private static final String BEARER = "Bearer ";
    private static final int CREATED = 201;
    /** Digits of a body's length: up to 9,999 bytes. */
    private static final int LONGEST_LENGTH = 4;
    /** Before what Quarkus does for authentication, which begins at -200. */
    private static final int FIRST = -1_000;

    private final Handler<RoutingContext> body = BodyHandler.create(false);
    private final CoalescedPosts posts;
    private final VerifiedTokens tokens;
    private final Counter taken = Counter.builder("okpay.ledger.short.way")
            .description("Transfers over HTTP that took the short way")
            .register(Metrics.globalRegistry);
    private final ObjectReader requests;
    private final ObjectWriter responses;
    private final BigDecimal fourEyesAbove;

    TransferRoute(
            CoalescedPosts posts,
            VerifiedTokens tokens,
            ObjectMapper json,
            @ConfigProperty(name = "okpay.ledger.four-eyes-above") BigDecimal fourEyesAbove) {
        this.posts = posts;
        this.tokens = tokens;
        this.requests = json.readerFor(TransferRequest.class);
        this.responses = json.writerFor(TransferResponse.class);
        this.fourEyesAbove = fourEyesAbove;
    }

    void register(@Observes Router router) {
        router.post(PATH).order(FIRST).handler(this::takeBody).handler(this::create);
    }

    /** Only a known caller's, and a small one: whatever else there is to read is for the long way to bound. */
    private void takeBody(RoutingContext context) {
        if (isFinance(context.request()) && isSmall(context.request())) {
            body.handle(context);
        } else {
            context.next();
        }
    }

    private void create(RoutingContext context) {
        LedgerCommand command = command(context);
        if (command == null) {
            context.next();
            return;
        }
        taken.increment();
        CompletableFuture<PostBatch.Decided> begun;
        try {
            begun = posts.post(command);
        } catch (ProblemException busy) {
            begun = CompletableFuture.failedFuture(busy);
        }
        context.put(BEGUN, begun);
        Context loop = Vertx.currentContext();
        var _ = begun.whenComplete((decided, failure) -> loop.runOnContext(now -> answer(context, decided)));
    }

    /** An empty body is not for us: whoever reads it after us would wait for it for ever. */
    private static boolean isSmall(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null
                && length.length() <= LONGEST_LENGTH
                && !length.replace("0", "").isEmpty();
    }

    private boolean isFinance(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                && authorization.startsWith(BEARER)
                && tokens.known(authorization.substring(BEARER.length()))
                        .filter(caller -> caller.getGroups().contains("finance"))
                        .isPresent();
    }

    /** The command, or null when the long way has to look at the request. */
    private @Nullable LedgerCommand command(RoutingContext context) {
        MultiMap headers = context.request().headers();
        String key = headers.get("Idempotency-Key");
        Buffer sent = context.body().buffer();
        if (key == null || sent == null || context.request().query() != null || !isJson(headers)) {
            return null;
        }
        try {
            CardNumberGuard.refuseIn(headers);
            byte[] bytes = sent.getBytes();
            CardNumberGuard.refuseIn(bytes);
            TransferRequest request = requests.readValue(bytes);
            return request != null && request.postsPlainly() && !request.isAbove(fourEyesAbove)
                    ? request.command(UUID.fromString(key))
                    : null;
        } catch (IOException | RuntimeException refusedByTheLongWay) {
            return null;
        }
    }

    private static boolean isJson(MultiMap headers) {
        String accepted = headers.get(HttpHeaders.ACCEPT);
        String sent = headers.get(HttpHeaders.CONTENT_TYPE);
        return (JSON.equals(sent) || (sent != null && UTF_8_JSON.equalsIgnoreCase(sent.replace(" ", ""))))
                && (accepted == null || accepted.equals("*/*") || accepted.equals(JSON));
    }

    private void answer(RoutingContext context, PostBatch.@Nullable Decided decided) {
        if (decided == null || decided.outcome() instanceof Outcome.Rejected) {
            context.next();
            return;
        }
        TransferResponse response = TransferResponse.from(decided.outcome());
        try {
            context.response()
                    .setStatusCode(CREATED)
                    .putHeader(HttpHeaders.CONTENT_TYPE, UTF_8_JSON)
                    .putHeader(HttpHeaders.LOCATION, PATH + "/" + response.id())
                    .end(Buffer.buffer(responses.writeValueAsBytes(response)));
        } catch (IOException e) {
            context.fail(e);
        }
    }
}
