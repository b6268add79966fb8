package io.okpay.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.gateway.RawHttp;
import io.okpay.gateway.RunningGateway;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.before(
                ForwardingTest::echo, Map.of("okpay.gateway.cors.origins", "https://app.example"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new JsonObject();
            request.headers()
                    .names()
                    .forEach(name -> headers.put(
                            name.toLowerCase(java.util.Locale.ROOT),
                            String.join(" & ", request.headers().getAll(name))));
            var response = request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Server", "secret/1.0")
                    .putHeader("X-Powered-By", "secret")
                    .putHeader("Access-Control-Allow-Origin", "*");
            if (request.path().startsWith("/resources")) {
                response.putHeader("Cache-Control", "max-age=60").putHeader("Content-Security-Policy", "own");
            }
            if (request.path().endsWith("/empty")) {
                response.setStatusCode(204).end();
                return;
            }
            response.end(new JsonObject()
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("body", body.toString())
                    .put("headers", headers)
                    .toBuffer());
        });
    }

    @Test
    void a_request_reaches_the_service_with_its_method_target_body_and_headers() {
        given().urlEncodingEnabled(false)
                .body("{\"a\":1}")
                .header("Authorization", "Bearer t")
                .header("Idempotency-Key", "k")
                .header("Prefer", "wait=30")
                .post(gateway.url() + "/v1/payments/1/confirm?x=%20y&z=a%2Fb")
                .then()
                .statusCode(200)
                .body("method", equalTo("POST"))
                .body("uri", equalTo("/v1/payments/1/confirm?x=%20y&z=a%2Fb"))
                .body("body", equalTo("{\"a\":1}"))
                .body("headers.authorization", equalTo("Bearer t"))
                .body("headers.idempotency-key", equalTo("k"))
                .body("headers.prefer", equalTo("wait=30"));
    }

    @Test
    void forwarded_headers_are_the_gateways_own_word() {
        ValidatableResponse answer = given().header("X-Forwarded-For", "6.6.6.6")
                .header("x-forwarded-proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X_Forwarded_For", "6.6.6.6")
                .header("Forwarded", "for=6.6.6.6;host=evil.example")
                .header("X-Real-IP", "6.6.6.6")
                .header("X-Original-URL", "/q/metrics")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("baggage", "customer=other")
                .get(gateway.url() + "/v1/me")
                .then()
                .statusCode(200)
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers.x-forwarded-host", containsString("127.0.0.1:"))
                .body("headers.x-forwarded-prefix", nullValue())
                .body("headers.x-original-url", nullValue())
                .body("headers.x-http-method-override", nullValue())
                .body("headers.x-real-ip", nullValue())
                .body("headers.baggage", nullValue())
                .body("headers.forwarded", containsString("for=127.0.0.1;proto=http;host="));
        assertThat(answer.extract().asString()).doesNotContain("6.6.6.6", "evil");
    }

    @Test
    void headers_of_the_connection_and_those_it_nominates_end_at_the_gateway() throws Exception {
        try (var connection = new RawHttp(gateway.server().plainPort())) {
            connection.send(RawHttp.head(
                    "GET /v1/me HTTP/1.1",
                    "Host: okpay.test",
                    "Connection: close, X-Secret",
                    "X-Secret: s",
                    "Keep-Alive: 5",
                    "TE: trailers",
                    "Proxy-Connection: x",
                    "Proxy-Authorization: p"));
            assertThat(connection.readUntil("}}"))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"x-forwarded-host\":\"okpay.test\"")
                    .doesNotContain("x-secret", "\"te\"", "keep-alive\"", "proxy-connection", "proxy-authorization");
        }
    }

    @Test
    void a_trace_begins_at_the_gateway_or_goes_on() {
        given().get(gateway.url() + "/v1/me")
                .then()
                .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                .header("X-Request-Id", notNullValue());
        String own = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        given().header("traceparent", own)
                .get(gateway.url() + "/v1/me")
                .then()
                .body("headers.traceparent", equalTo(own))
                .header("X-Request-Id", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"));
        given().header("traceparent", "00-zz")
                .header("tracestate", "forged=1")
                .header("X-Request-Id", "<script>")
                .get(gateway.url() + "/v1/me")
                .then()
                .body("headers.traceparent", not(equalTo("00-zz")))
                .body("headers.tracestate", nullValue())
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
        given().header("X-Request-Id", "4111-1111-1111-1111")
                .get(gateway.url() + "/v1/me")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void answers_carry_security_headers_and_do_not_name_the_server() {
        given().get(gateway.url() + "/v1/me")
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", equalTo("no-store"))
                .header("Strict-Transport-Security", nullValue())
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue())
                .header("Access-Control-Allow-Origin", nullValue());
        given().get(gateway.url() + "/resources/login.css")
                .then()
                .header("Cache-Control", equalTo("max-age=60"))
                .header("Content-Security-Policy", equalTo("own"));
    }

    @Test
    void answers_without_a_body_pass() {
        given().get(gateway.url() + "/v1/me/empty").then().statusCode(204).header("Transfer-Encoding", nullValue());
        given().head(gateway.url() + "/v1/me").then().statusCode(200);
    }

    @Test
    void only_a_configured_origin_may_call_from_a_browser() {
        given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .options(gateway.url() + "/v1/payments")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("https://app.example"))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"));
        given().header("Origin", "https://app.example")
                .get(gateway.url() + "/v1/me")
                .then()
                .header("Access-Control-Allow-Origin", equalTo("https://app.example"))
                .header("Access-Control-Expose-Headers", containsString("RateLimit"))
                .header("Vary", containsString("Origin"));
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .options(gateway.url() + "/v1/payments")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
    }
}
