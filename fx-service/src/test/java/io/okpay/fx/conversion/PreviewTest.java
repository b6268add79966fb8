package io.okpay.fx.conversion;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.fx.FxServiceTest;
import io.okpay.fx.RateWorld;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FxServiceTest
class PreviewTest {

    @BeforeEach
    void cardsAreValid() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "1.0812".equals(get("/v1/fx/rates/EUR/USD").path("mid")));
    }

    @AfterEach
    void allIsWellAgain() {
        RateWorld.reset();
    }

    @Test
    void eitherSideCanBeFixed() {
        String target = preview(Map.of("sourceAmount", money("100.00", "EUR"), "targetCurrency", "JPY"))
                .statusCode(200)
                .body("pair", equalTo("EUR/JPY"))
                .body("sourceAmount.amount", equalTo("100.00"))
                .body("spreadAmount.currency", equalTo("JPY"))
                .extract()
                .path("targetAmount.amount");
        preview(Map.of("targetAmount", money(target, "JPY"), "sourceCurrency", "EUR"))
                .statusCode(200)
                .body("targetAmount.amount", equalTo(target))
                .body("targetAmount.currency", equalTo("JPY"));
    }

    @Test
    void whatCannotBeExchangedIsRefusedWithItsOwnCode() {
        refused(Map.of("sourceAmount", money("1.00", "EUR"), "targetCurrency", "EUR"), "SAME_CURRENCY");
        refused(Map.of("sourceAmount", money("1.00", "EUR"), "targetCurrency", "XAU"), "UNKNOWN_PAIR");
        refused(Map.of("sourceAmount", money("1.00", "RUB"), "targetCurrency", "EUR"), "UNKNOWN_PAIR");
        refused(Map.of("sourceAmount", money("1.001", "EUR"), "targetCurrency", "USD"), "INVALID_AMOUNT");
        refused(Map.of("sourceAmount", money("1.5", "JPY"), "targetCurrency", "USD"), "INVALID_AMOUNT");
        refused(Map.of("sourceAmount", money("0", "EUR"), "targetCurrency", "USD"), "INVALID_AMOUNT");
        refused(Map.of("sourceAmount", money("-1", "EUR"), "targetCurrency", "USD"), "INVALID_AMOUNT");
        refused(Map.of("sourceAmount", money("0.01", "IDR"), "targetCurrency", "USD"), "AMOUNT_TOO_SMALL");
        refused(Map.of("targetAmount", money("999999999999999", "EUR"), "sourceCurrency", "IDR"), "AMOUNT_TOO_LARGE");
        refused(Map.of("sourceAmount", money("1.00", "EUR")), "AMOUNT_REQUIRED");
        refused(Map.of("targetCurrency", "EUR"), "AMOUNT_REQUIRED");
        refused(
                Map.of(
                        "sourceAmount", money("1.00", "EUR"),
                        "targetAmount", money("1.00", "USD")),
                "AMOUNT_REQUIRED");
    }

    @Test
    void withAnExpiredCardNothingIsPriced() {
        RateWorld.silent(true);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        refused(Map.of("sourceAmount", money("1.00", "EUR"), "targetCurrency", "USD"), "RATE_STALE"));
    }

    private static void refused(Map<String, ?> body, String code) {
        preview(body).body("code", equalTo(code));
    }

    private static ValidatableResponse preview(Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/fx/conversions/preview")
                .then();
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
