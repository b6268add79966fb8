package io.okpay.fx.spread;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.fx.FxServiceTest;
import io.okpay.platform.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@FxServiceTest
class SpreadTest {

    private static final Map<String, Object> EVERY = line("from", "0", "spread", "0.006", "weekendSpread", "0.006");

    @Test
    void aNewTableHoldsFromTheNextIssueOn() {
        int version = version();
        List<Map<String, Object>> before =
                finance().get("/v1/fx/spreads").jsonPath().getList("lines");
        List<Map<String, Object>> lines = new ArrayList<>(List.of(
                EVERY,
                line("currency", "SEK", "other", "NOK", "from", "0", "spread", "0.0123", "weekendSpread", "0.0123")));
        replace(version, lines).statusCode(201).body("version", equalTo(version + 1));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "0.0123".equals(get("/v1/fx/rates/NOK/SEK").path("spread")));
        assertThat(get("/v1/fx/rates/SEK/NOK").<String>path("spread")).isEqualTo("0.0123");
        replace(version, lines).statusCode(409).body("code", equalTo("CONFLICT"));
        replace(version + 1, before).statusCode(201);
    }

    @Test
    void aTableThatCannotPriceIsRefusedWithItsOwnCode() {
        int version = version();
        refused(
                List.of(line("tier", "GOLD", "from", "0", "spread", "0.1", "weekendSpread", "0.1")),
                "SPREADS_INCOMPLETE");
        refused(List.of(EVERY, line("from", "1", "spread", "0.5", "weekendSpread", "0.1")), "SPREAD_INVALID");
        refused(
                List.of(EVERY, line("other", "USD", "from", "1", "spread", "0.1", "weekendSpread", "0.1")),
                "SPREAD_INVALID");
        refused(List.of(EVERY, EVERY), "SPREADS_TIE");
        refused(
                List.of(EVERY, line("currency", "XXQ", "from", "1", "spread", "0.1", "weekendSpread", "0.1")),
                "UNKNOWN_CURRENCY");
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void onlyFinanceSeesAndChangesSpreads() {
        get("/v1/fx/spreads").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .get("/v1/fx/spreads")
                .then()
                .statusCode(403);
    }

    private static void refused(List<Map<String, Object>> lines, String code) {
        replace(version(), lines).statusCode(422).body("code", equalTo(code));
    }

    private static ValidatableResponse replace(int version, List<Map<String, Object>> lines) {
        return finance()
                .contentType(ContentType.JSON)
                .body(Map.of("replaces", version, "lines", lines))
                .post("/v1/fx/spreads")
                .then();
    }

    private static int version() {
        return finance().get("/v1/fx/spreads").path("version");
    }

    private static RequestSpecification finance() {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "finance"));
    }

    private static Map<String, Object> line(String... fields) {
        Map<String, Object> line = new java.util.TreeMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            line.put(fields[i], fields[i + 1]);
        }
        return line;
    }
}
