package io.okpay.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.gateway.RawHttp;
import io.okpay.gateway.RunningGateway;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void a_client_that_sends_too_fast_is_told_when_to_come_back_and_others_go_on() {
        try (var gateway = RunningGateway.before(
                request -> request.response().end("ok"),
                Map.of("okpay.gateway.rate-limit.per-second", "1", "okpay.gateway.rate-limit.burst", "3"))) {
            for (int left = 2; left >= 0; left--) {
                given().get(gateway.url() + "/v1/me")
                        .then()
                        .statusCode(200)
                        .header("RateLimit-Policy", equalTo("\"client\";q=3;w=3"))
                        .header("RateLimit", matchesPattern("\"client\";r=" + left + ";t=\\d+"));
            }
            given().header("Accept-Language", "zh-CN,zh;q=0.9")
                    .get(gateway.url() + "/v1/me")
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("1"))
                    .header("RateLimit", equalTo("\"client\";r=0;t=1"))
                    .header("Content-Language", equalTo("zh-CN"))
                    .body("code", equalTo("RATE_LIMITED"))
                    .body("title", equalTo("请求过于频繁"))
                    .body("retryable", equalTo(true))
                    .body("instance", equalTo("/v1/me"))
                    .body("traceId", hasLength(32));
            given().header("Authorization", "Bearer other")
                    .get(gateway.url() + "/v1/me")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void inventing_tokens_does_not_get_around_the_limit_of_the_address() {
        try (var gateway = RunningGateway.before(
                request -> request.response().end("ok"),
                Map.of("okpay.gateway.rate-limit.per-second", "1", "okpay.gateway.rate-limit.burst", "2"))) {
            int refused = 0;
            for (int i = 0; i < 20; i++) {
                int status = given().header("Authorization", "Bearer invented-" + i)
                        .get(gateway.url() + "/v1/me")
                        .statusCode();
                refused += status == 429 ? 1 : 0;
            }
            assertThat(refused).isBetween(5, 11);
        }
    }

    @Test
    void a_body_beyond_the_limit_is_refused_whether_announced_or_chunked() throws Exception {
        var reached = new AtomicBoolean();
        try (var gateway = RunningGateway.before(
                request -> request.body().onSuccess(body -> {
                    reached.set(true);
                    request.response().end(Integer.toString(body.length()));
                }),
                Map.of("okpay.gateway.max-body-bytes", "1000"))) {
            given().body("x".repeat(1000))
                    .post(gateway.url() + "/v1/payments")
                    .then()
                    .statusCode(200);
            assertThat(reached.getAndSet(false)).isTrue();

            given().body("x".repeat(1001))
                    .post(gateway.url() + "/v1/payments")
                    .then()
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("code", equalTo("REQUEST_TOO_LARGE"));

            String chunk = "3e8\r\n" + "x".repeat(1000) + "\r\n";
            String answer = RawHttp.exchange(
                    gateway.server().plainPort(),
                    RawHttp.head("POST /v1/payments HTTP/1.1", "Host: x", "Transfer-Encoding: chunked")
                            + chunk.repeat(50));
            assertThat(answer).startsWith("HTTP/1.1 413").contains("REQUEST_TOO_LARGE");

            String within = RawHttp.exchange(
                    gateway.server().plainPort(),
                    RawHttp.head(
                                    "POST /v1/payments HTTP/1.1",
                                    "Host: x",
                                    "Transfer-Encoding: chunked",
                                    "Connection: close")
                            + chunk
                            + "0\r\n\r\n");
            assertThat(within).startsWith("HTTP/1.1 200").contains("1000");
        }
    }

    @Test
    void a_path_that_takes_large_bodies_gets_them_whole_and_no_larger() {
        try (var gateway = RunningGateway.before(
                request -> request.body().onSuccess(body -> request.response().end(Integer.toString(body.length()))),
                Map.of("okpay.gateway.max-body-bytes", "1000", "okpay.gateway.large-bodies.\"/v1/payouts\"", "5000"))) {
            given().body("x".repeat(5000))
                    .post(gateway.url() + "/v1/payouts")
                    .then()
                    .statusCode(200)
                    .body(equalTo("5000"));
            given().body("x".repeat(5001))
                    .post(gateway.url() + "/v1/payouts")
                    .then()
                    .statusCode(413)
                    .body("code", equalTo("REQUEST_TOO_LARGE"));
            given().body("x".repeat(1001))
                    .post(gateway.url() + "/v1/payments")
                    .then()
                    .statusCode(413);
        }
    }

    @Test
    void a_client_that_waits_for_leave_to_send_its_body_gets_it() throws Exception {
        try (var gateway = RunningGateway.before(request ->
                        request.body().onSuccess(body -> request.response().end("got " + body)));
                var connection = new RawHttp(gateway.server().plainPort())) {
            connection.send(RawHttp.head(
                    "POST /v1/payments HTTP/1.1",
                    "Host: x",
                    "Expect: 100-continue",
                    "Content-Length: 2",
                    "Connection: close"));
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            connection.send("ab");
            assertThat(connection.readAll()).contains("HTTP/1.1 200", "got ab");
        }
    }

    @Test
    void a_service_that_is_slow_is_a_timeout_and_one_that_is_down_is_unavailable() {
        try (var gateway = RunningGateway.before(
                request -> {}, Map.of("okpay.gateway.routes", "src/test/resources/test-routes"))) {
            given().get(gateway.url() + "/v1/slow")
                    .then()
                    .statusCode(504)
                    .header("Retry-After", nullValue())
                    .body("code", equalTo("UPSTREAM_TIMEOUT"))
                    .body("type", equalTo("https://okpay.io/problems/upstream-timeout"))
                    .body("retryable", equalTo(true));
            gateway.stopUpstream();
            given().body("{}")
                    .post(gateway.url() + "/v1/slow")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .body("code", equalTo("UPSTREAM_UNAVAILABLE"))
                    .body("detail", notNullValue());
        }
    }

    @Test
    void a_service_that_breaks_off_before_its_answer_is_unavailable() {
        try (var gateway = RunningGateway.before(request -> request.connection().close())) {
            given().get(gateway.url() + "/v1/me").then().statusCode(503).body("code", equalTo("UPSTREAM_UNAVAILABLE"));
        }
    }

    @Test
    void an_event_stream_passes_event_by_event_and_ends_upstream_when_the_client_leaves() throws Exception {
        var left = new AtomicBoolean();
        try (var gateway = RunningGateway.before(request -> {
                    var response = request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
                    response.exceptionHandler(gone -> left.set(true));
                    response.closeHandler(gone -> left.set(true));
                    response.write("data: one\n\n");
                    Vertx.currentContext().owner().setTimer(300, later -> response.write("data: two\n\n"));
                });
                var connection = new RawHttp(gateway.server().plainPort())) {
            connection.send("GET /v1/payments/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n");
            long start = System.nanoTime();
            assertThat(connection.readUntil("data: one\n\n")).contains("data: one");
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(290));
            assertThat(connection.readUntil("data: two\n\n")).contains("data: two");
            connection.close();
            await().atMost(3, TimeUnit.SECONDS).untilTrue(left);
        }
    }

    @Test
    void a_stop_waits_for_what_is_being_answered_and_lets_nothing_new_in() throws Exception {
        var gateway = RunningGateway.before(request -> Vertx.currentContext()
                .owner()
                .setTimer(1000, later -> request.response().end("finished")));
        try (HttpClient client = HttpClient.newHttpClient()) {
            var slow = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/me")).build(), BodyHandlers.ofString());
            Thread.sleep(300);
            var stop = CompletableFuture.runAsync(() -> gateway.server().stop());
            Thread.sleep(200);
            assertThat(gateway.server().isListening()).isFalse();
            given().get(gateway.url() + "/v1/me").then().statusCode(503).header("Connection", equalTo("close"));
            assertThat(slow.get(5, TimeUnit.SECONDS).body()).isEqualTo("finished");
            stop.get(5, TimeUnit.SECONDS);
            assertThatThrownBy(() -> new RawHttp(Integer.parseInt(gateway.url().replaceAll(".*:", ""))).close())
                    .isInstanceOf(Exception.class);
        }
    }

    @Test
    void clients_that_leave_at_any_moment_leave_nothing_behind_that_a_stop_would_wait_for() throws Exception {
        var random = new Random(3);
        try (var gateway = RunningGateway.before(
                request -> Vertx.currentContext()
                        .owner()
                        .setTimer(
                                1 + random.nextInt(7),
                                later -> request.response().end("ok")),
                Map.of("okpay.gateway.rate-limit.burst", "100000"))) {
            String request = RawHttp.head("GET /v1/me HTTP/1.1", "Host: x");
            for (int i = 0; i < 400; i++) {
                try (var connection = new RawHttp(gateway.server().plainPort())) {
                    connection.send(request);
                    for (int n = random.nextInt(4); n > 0; n--) {
                        connection.readUntil("ok");
                        connection.send(request);
                    }
                    if (random.nextBoolean()) {
                        Thread.sleep(random.nextInt(8));
                    }
                }
            }
            long start = System.nanoTime();
            gateway.server().stop();
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(1500));
        }
    }

    @Test
    void plain_http_beyond_loopback_is_refused() {
        assertThatThrownBy(() -> RunningGateway.before(
                        request -> request.response().end(), Map.of("okpay.gateway.http.host", "0.0.0.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }
}
