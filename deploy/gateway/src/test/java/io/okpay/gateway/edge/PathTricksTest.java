package io.okpay.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.gateway.RawHttp;
import io.okpay.gateway.RunningGateway;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTricksTest {

    private static final AtomicReference<String> reached = new AtomicReference<>();
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.before(request -> {
            reached.set(request.uri());
            request.response().end("reached");
        });
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        reached.set(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/metrics",
                "/q/openapi",
                "/q",
                "/Q/health",
                "/v1/../q/health",
                "/v1/me/../../q/health",
                "/v1/me/%2e%2e/%2e%2e/q/health",
                "/v1/me/%2E./q",
                "/v1/me/..%2fq/health",
                "/v1/me/..%5cq/health",
                "/v1/me/%252e%252e/q",
                "/v1/me/..;/q/health",
                "/v1/me;a=b/../q",
                "/v1/me;x=y",
                "/v1/me%3bx",
                "//q/health",
                "/v1//me",
                "/v1/me//x",
                "/v1/me/.",
                "/v1/me/./x",
                "/v1/me\\..\\q",
                "/v1/me%00",
                "/v1/me%0d%0aX:y",
                "/v1/me%zz",
                "/V1/ME",
                "/v1/mexico",
                "/v1",
                "/v1/",
                "/metrics",
                "/health",
                "/admin/realms",
                "/realms/master",
                "/realms/okpay/clients-registrations/default",
                "/realms/okpay/../master",
                "/realms/okpayx",
                "http://127.0.0.1/q/health",
                "http://127.0.0.1/v1/me",
                "q/health",
                "*",
                "/v1/me#x",
                "/docs/../q/health",
                "/docs/%2e%2e/application.properties",
                "/docs/pages/index.html"
            })
    void a_trick_in_the_path_reaches_no_service(String target) throws Exception {
        String answer = RawHttp.exchange(
                gateway.server().plainPort(),
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches(text -> text.startsWith("HTTP/1.1 404") || text.startsWith("HTTP/1.1 400"));
        assertThat(answer).containsAnyOf("ROUTE_NOT_FOUND", "MALFORMED_REQUEST");
        assertThat(reached).hasNullValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/me",
                "/v1/me/",
                "/v1/me/payment-password",
                "/v1/payments?cursor=a%2Fb&x=../y",
                "/v1/fx/currencies",
                "/v1/wallets/%2B14155550101",
                "/v1/otp-challenges/1/verification",
                "/realms/okpay",
                "/realms/okpay/protocol/openid-connect/token",
                "/realms/okpay/.well-known/openid-configuration",
                "/resources/a1b2c/login/keycloak.v2/css/styles.css"
            })
    void an_honest_path_reaches_its_service_unchanged(String target) throws Exception {
        String answer = RawHttp.exchange(
                gateway.server().plainPort(),
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(reached).hasValue(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK"})
    void a_method_that_mirrors_the_request_is_refused(String method) throws Exception {
        String answer = RawHttp.exchange(
                gateway.server().plainPort(),
                method + " /v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405");
        assertThat(reached).hasNullValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/me HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "POST /v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: x\r\nX-Long: %s\r\nConnection: close\r\n\r\n"
            })
    void a_malformed_request_reaches_no_service(String request) throws Exception {
        String answer = RawHttp.exchange(gateway.server().plainPort(), request.formatted("a".repeat(20_000)));
        assertThat(answer).matches(text -> text.startsWith("HTTP/1.1 4"));
        assertThat(reached).hasNullValue();
    }

    @org.junit.jupiter.api.Test
    void a_smuggled_second_request_reaches_no_service() throws Exception {
        String answer = RawHttp.exchange(
                gateway.server().plainPort(),
                RawHttp.head(
                                "POST /v1/me HTTP/1.1",
                                "Host: x",
                                "Content-Length: 4",
                                "Transfer-Encoding: chunked",
                                "Connection: close",
                                "",
                                "0")
                        + RawHttp.head("GET /v1/smuggled HTTP/1.1", "Host: x"));
        assertThat(answer).startsWith("HTTP/1.1");
        assertThat(reached.get()).isNotEqualTo("/v1/smuggled");
    }
}
