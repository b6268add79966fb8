package io.okpay.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/registrations, account-service",
        "PUT, /v1/me/payment-password, account-service",
        "GET, /v1/wallets, account-service",
        "POST, /v1/quotes, payment-service",
        "GET, /v1/payments/1, payment-service",
        "GET, /v1/tariffs, payment-service",
        "GET, /v1/fx/currencies, fx-service",
        "POST, /v1/otp-challenges/1/resend, notification-service",
        "POST, /realms/okpay/protocol/openid-connect/token, keycloak"
    })
    void the_manifests_of_the_repository_lead_each_path_to_its_service(String method, String path, String backend) {
        RouteTable table = new RouteManifests().load(Optional.empty());
        assertThat(table.find(method, path)).map(Route::backend).hasValue(backend);
    }

    @Test
    void an_exact_path_wins_then_the_longer_prefix_then_the_named_method() throws IOException {
        RouteTable table = table("""
                rules:
                  - matches: [{path: {type: PathPrefix, value: /v1}}]
                    backendRefs: [{name: short, port: 1}]
                  - matches: [{path: {type: PathPrefix, value: /v1/a}}]
                    backendRefs: [{name: any, port: 1}]
                  - matches: [{path: {type: PathPrefix, value: /v1/a}, method: POST}]
                    backendRefs: [{name: post, port: 1}]
                  - matches: [{path: {type: Exact, value: /v1/a/b}}]
                    backendRefs: [{name: exact, port: 1}]
                """);
        assertThat(backend(table, "GET", "/v1/x")).isEqualTo("short");
        assertThat(backend(table, "GET", "/v1/a")).isEqualTo("any");
        assertThat(backend(table, "GET", "/v1/ab")).isEqualTo("short");
        assertThat(backend(table, "POST", "/v1/a/c")).isEqualTo("post");
        assertThat(backend(table, "GET", "/v1/a/b")).isEqualTo("exact");
        assertThat(backend(table, "GET", "/v1/a/b/c")).isEqualTo("any");
        assertThat(table.find("GET", "/v2")).isEmpty();
    }

    @Test
    void timeouts_and_header_changes_are_read() throws IOException {
        Route route = table("""
                        rules:
                          - matches: [{path: {type: PathPrefix, value: /v1}}]
                            filters:
                              - type: RequestHeaderModifier
                                requestHeaderModifier:
                                  set: [{name: X-Set, value: a}]
                                  add: [{name: X-Add, value: b}]
                                  remove: [X-Gone]
                            backendRefs: [{name: s, port: 1}]
                            timeouts: {request: 1m30s}
                        """).find("GET", "/v1").orElseThrow();
        assertThat(route.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(route.changes().set()).isEqualTo(Map.of("X-Set", "a"));
        assertThat(route.changes().add()).isEqualTo(Map.of("X-Add", "b"));
        assertThat(route.changes().remove()).containsExactly("X-Gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/q", "/q/health", "/q/metrics/x"})
    void a_route_that_would_open_internal_endpoints_is_refused(String path) {
        assertThatThrownBy(() -> table("rules: [{matches: [{path: {type: PathPrefix, value: " + path
                        + "}}], backendRefs: [{name: s, port: 1}]}]"))
                .hasMessageContaining("internal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "matches: [{path: {type: RegularExpression, value: /a.*}}], backendRefs: [{name: s}]",
                "matches: [{path: {value: /a}, headers: [{name: x, value: y}]}], backendRefs: [{name: s}]",
                "matches: [{path: {value: /a}}], backendRefs: [{name: s}, {name: t}]",
                "matches: [{path: {value: /a}}], backendRefs: [{name: s}], filters: [{type: URLRewrite}]",
                "matches: [{path: {value: /a}}], backendRefs: [{name: s}], timeouts: {request: soon}"
            })
    void a_field_that_the_gateway_would_not_follow_is_refused_by_name(String rule) {
        assertThatThrownBy(() -> table("rules: [{" + rule + "}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("route.yaml")
                .hasMessageContaining("does not follow");
    }

    private static String backend(RouteTable table, String method, String path) {
        return table.find(method, path).orElseThrow().backend();
    }

    private RouteTable table(String spec) throws IOException {
        Files.writeString(directory.resolve("route.yaml"), """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: test}
                spec:
                """ + spec.indent(2));
        return new RouteManifests().load(Optional.of(directory));
    }
}
