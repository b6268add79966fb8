package io.okpay.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The realm files, as a real Keycloak understands them. */
class RealmTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse battery";

    private static Suite suite;
    private static HttpClient http;
    private static String accountService;

    @BeforeAll
    static void start() throws Exception {
        var others = Set.of(
                "kafka",
                "sandbox",
                "gateway",
                "account-service",
                "payment-service",
                "fx-service",
                "notification-service");
        suite = Suite.start(SuiteOptions.temporary().withoutParts(others));
        http = HttpClient.newHttpClient();
        accountService = token(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "account-service",
                        "client_secret", LocalSecrets.ACCOUNT_CLIENT))
                .get("access_token")
                .textValue();
    }

    @AfterAll
    static void stop() {
        http.close();
        suite.close();
    }

    @Test
    void aCustomerWhoWasCreatedDisabledLogsInByPhoneOnceEnabled() throws Exception {
        var location = create("1c0b4a0e-registration", PASSWORD)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(login("1c0b4a0e-registration", PASSWORD).path("error").textValue())
                .isEqualTo("invalid_grant");

        assertThat(admin("PUT", location, "{\"username\":\"+14155550001\",\"enabled\":true}")
                        .statusCode())
                .isEqualTo(204);
        var role = admin("GET", adminUrl("/roles/customer"), null).body();
        assertThat(admin("POST", location + "/role-mappings/realm", "[" + role + "]")
                        .statusCode())
                .isEqualTo(204);

        var claims = claims(login("+14155550001", PASSWORD));
        assertThat(claims.get("iss").textValue()).isEqualTo(suite.gatewayUrl() + "/realms/okpay");
        assertThat(claims.get("sub").textValue()).isEqualTo(location.substring(location.lastIndexOf('/') + 1));
        assertThat(claims.get("aud").valueStream().map(JsonNode::textValue).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Applications.SERVICES);
        assertThat(claims.at("/realm_access/roles").toString()).isEqualTo("[\"customer\"]");
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(300);
        assertThat(claims.has("resource_access")).isFalse();
    }

    @Test
    void weakPasswordsAreRefused() throws Exception {
        assertThat(create("weak-one", "short").statusCode()).isEqualTo(400);
        assertThat(create("weak-two", "password123").statusCode()).isEqualTo(400);
        assertThat(create("the-username-itself", "the-username-itself").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRefreshTokenWorksOnce() throws Exception {
        var first = login("support@local", LocalSecrets.OPERATOR)
                .get("refresh_token")
                .textValue();
        assertThat(refresh(first).has("access_token")).isTrue();
        assertThat(refresh(first).path("error").textValue()).isEqualTo("invalid_grant");
    }

    @Test
    void guessingLocksTheLogin() throws Exception {
        create("guessed", PASSWORD);
        admin("PUT", userUrl("guessed"), "{\"enabled\":true}");
        assertThat(login("guessed", PASSWORD).has("access_token")).isTrue();
        for (var attempt = 0; attempt < 6; attempt++) {
            login("guessed", "not the password " + attempt);
        }
        assertThat(login("guessed", PASSWORD).path("error").textValue()).isEqualTo("invalid_grant");
    }

    @Test
    void operatorsHaveTheirRoleAndMerchantsTheirs() throws Exception {
        for (var role : new String[] {"finance", "support", "risk", "admin"}) {
            var claims = claims(login(role + "@local", LocalSecrets.OPERATOR));
            assertThat(claims.at("/realm_access/roles").toString()).isEqualTo("[\"" + role + "\"]");
        }
        var merchant = token(Map.of(
                "grant_type", "client_credentials",
                "client_id", "okpay-merchant",
                "client_secret", LocalSecrets.MERCHANT_CLIENT));
        assertThat(claims(merchant).at("/realm_access/roles").toString()).isEqualTo("[\"merchant\"]");
    }

    @Test
    void accountServiceCannotChangeTheRealmOrItsClients() throws Exception {
        assertThat(admin("PUT", adminUrl(""), "{\"accessTokenLifespan\":36000}").statusCode())
                .isEqualTo(403);
        assertThat(admin("GET", adminUrl("/clients"), null).statusCode()).isEqualTo(403);
    }

    @Test
    void theWebClientNeedsPkceAndTakesNoPasswords() throws Exception {
        var refused = token(Map.of(
                "grant_type", "password",
                "client_id", "okpay-web",
                "username", "finance@local",
                "password", LocalSecrets.OPERATOR));
        assertThat(refused.path("error").textValue()).isEqualTo("unauthorized_client");
        var authorization = suite.keycloakUrl()
                + "/realms/okpay/protocol/openid-connect/auth?client_id=okpay-web&response_type=code&redirect_uri="
                + URLEncoder.encode(suite.gatewayUrl() + "/", StandardCharsets.UTF_8);
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(authorization)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("code_challenge_method");
    }

    private static HttpResponse<String> create(String username, String password) throws Exception {
        return admin("POST", adminUrl("/users"), """
                {"username":"%s","firstName":"Ada Lovelace","enabled":false,
                 "credentials":[{"type":"password","value":"%s","temporary":false}]}
                """.formatted(username, password));
    }

    private static String userUrl(String username) throws Exception {
        var found = JSON.readTree(admin("GET", adminUrl("/users?exact=true&username=" + username), null)
                .body());
        return adminUrl("/users/" + found.get(0).get("id").textValue());
    }

    private static JsonNode login(String username, String password) throws Exception {
        return token(Map.of(
                "grant_type", "password", "client_id", "okpay-local", "username", username, "password", password));
    }

    private static JsonNode refresh(String refreshToken) throws Exception {
        return token(Map.of("grant_type", "refresh_token", "client_id", "okpay-local", "refresh_token", refreshToken));
    }

    private static JsonNode claims(JsonNode answer) throws IOException {
        var token = answer.get("access_token").textValue();
        var payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return JSON.readTree(Base64.getUrlDecoder().decode(payload));
    }

    private static JsonNode token(Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(
                        URI.create(suite.keycloakUrl() + "/realms/okpay/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static String adminUrl(String path) {
        return suite.keycloakUrl() + "/admin/realms/okpay" + path;
    }

    private static HttpResponse<String> admin(String method, String url, @org.jspecify.annotations.Nullable String body)
            throws Exception {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + accountService)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
