package io.okpay.notification.webhook.delivery;

import io.okpay.notification.webhook.address.Target;
import io.okpay.notification.webhook.address.TargetPolicy;
import io.okpay.notification.webhook.address.TargetRefusedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one HTTP request to a merchant's endpoint. The name is looked up and checked anew each time, and the connection goes to the address
 * that was checked, whatever the name says a moment later; the certificate must still be that of the name. Redirects are not followed.
 */
final class WebhookSender implements AutoCloseable {

    private static final int LONGEST_ANSWER = 4096;

    private final TargetPolicy policy;
    private final Duration timeout;
    private final HttpClient client;
    /** The platform's resolver blocks, and knows no time-out of its own. */
    private final ExecutorService lookups = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("webhook-lookup-", 0).daemon().factory());

    WebhookSender(Vertx vertx, TargetPolicy policy, Duration connectTimeout, Duration timeout, Optional<Path> trusted) {
        this.policy = policy;
        this.timeout = timeout;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                .setSslHandshakeTimeout(connectTimeout.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAlive(false)
                .setMaxPoolSize(1024)
                .setVerifyHost(true)
                .setTracingPolicy(TracingPolicy.IGNORE);
        trusted.ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        this.client = vertx.createHttpClient(options);
    }

    /** Posts JSON; every outcome is an answer. */
    WebhookAnswer post(String url, Map<String, String> headers, byte[] body, int attempt) throws InterruptedException {
        long start = System.nanoTime();
        AtomicReference<@Nullable HttpClientRequest> running = new AtomicReference<>();
        try {
            Target target = lookups.submit(() -> policy.resolve(url)).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            Exchange exchange = client.request(options(target, attempt))
                    .onSuccess(running::set)
                    .compose(request -> exchange(request, headers, body))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.minus(since(start)).toMillis(), TimeUnit.MILLISECONDS);
            return WebhookAnswer.of(exchange.status(), exchange.body(), since(start));
        } catch (TimeoutException e) {
            return WebhookAnswer.none("TIMEOUT", since(start));
        } catch (ExecutionException e) {
            return WebhookAnswer.none(reason(e.getCause()), since(start));
        } finally {
            HttpClientRequest request = running.get();
            if (request != null) {
                var _ = request.connection().close();
            }
        }
    }

    private record Exchange(int status, String body) {}

    private RequestOptions options(Target target, int attempt) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address(attempt).getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.https())
                .setURI(target.pathAndQuery())
                // also ends a connection that comes about after the time is over
                .setTimeout(timeout.toMillis())
                .setFollowRedirects(false);
    }

    private static Future<Exchange> exchange(HttpClientRequest request, Map<String, String> headers, byte[] body) {
        headers.forEach(request::putHeader);
        return request.putHeader("content-type", "application/json")
                .putHeader("user-agent", "OKPay-Webhooks/1")
                .send(Buffer.buffer(body))
                .compose(WebhookSender::read);
    }

    /** Reads the first part of the answer; the rest is nobody's concern. */
    private static Future<Exchange> read(HttpClientResponse response) {
        Promise<Exchange> done = Promise.promise();
        Buffer kept = Buffer.buffer();
        response.exceptionHandler(done::tryFail);
        response.endHandler(end -> done.tryComplete(exchange(response, kept)));
        response.handler(part -> {
            kept.appendBuffer(part, 0, Math.min(part.length(), LONGEST_ANSWER - kept.length()));
            if (kept.length() == LONGEST_ANSWER && done.tryComplete(exchange(response, kept))) {
                response.handler(null);
            }
        });
        return done.future();
    }

    private static Exchange exchange(HttpClientResponse response, Buffer kept) {
        return new Exchange(response.statusCode(), kept.toString(StandardCharsets.UTF_8));
    }

    private static String reason(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case TargetRefusedException refused -> {
                    return refused.reason() == TargetRefusedException.Reason.HOST_UNKNOWN
                            ? "HOST_UNKNOWN"
                            : "ADDRESS_NOT_ALLOWED";
                }
                case SSLException _ -> {
                    return "TLS_FAILED";
                }
                case TimeoutException _ -> {
                    return "TIMEOUT";
                }
                default -> {}
            }
        }
        return "CONNECTION_FAILED";
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        var _ = client.close();
        lookups.shutdownNow();
    }
}
