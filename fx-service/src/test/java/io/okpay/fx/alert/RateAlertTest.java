package io.okpay.fx.alert;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.okpay.fx.FxServiceTest;
import io.okpay.fx.RateWorld;
import io.okpay.platform.event.RateAlertTriggered;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FxServiceTest
class RateAlertTest {

    private final UUID customer = UUID.randomUUID();

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
    void anAlertIsToldOnceWhenTheRateIsReached() {
        String id = alert("EUR/USD", "ABOVE", "1.1", false)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        RateWorld.live("USD", "1.1001");
        RateAlertTriggered told = told(id, 1);
        assertThat(told.pair()).isEqualTo("EUR/USD");
        assertThat(told.customerId()).isEqualTo(customer);
        assertThat(told.rate()).isEqualByComparingTo("1.1001");
        assertThat(told.threshold()).isEqualByComparingTo("1.1");
        await().untilAsserted(() -> state(id, "DONE"));
        RateWorld.live("USD", "1.0812");
        cardsAreValid();
        RateWorld.live("USD", "1.1001");
        await().until(() -> "1.1001".equals(get("/v1/fx/rates/EUR/USD").path("mid")));
        assertThat(TestEvents.all(
                        RateAlertTriggered.class,
                        event -> event.alertId().toString().equals(id),
                        2,
                        Duration.ofSeconds(3)))
                .hasSize(1);
    }

    @Test
    void aRepeatingAlertIsToldAgainAfterTheRateWentBack() {
        String id = alert("USD/EUR", "BELOW", "0.91", true)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        RateWorld.live("USD", "1.12");
        assertThat(told(id, 1).repeating()).isTrue();
        await().untilAsserted(() -> state(id, "WAITING"));
        RateWorld.live("USD", "1.0812");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> state(id, "ARMED"));
        RateWorld.live("USD", "1.12");
        told(id, 2);
    }

    @Test
    void anAlertIsItsOwnersAloneAndCanBeDeleted() {
        String id = alert("EUR/JPY", "ABOVE", "300", false).path("id");
        as(UUID.randomUUID()).get("/v1/me/rate-alerts/" + id).then().statusCode(404);
        as(UUID.randomUUID()).delete("/v1/me/rate-alerts/" + id).then().statusCode(404);
        as(customer).get("/v1/me/rate-alerts").then().body("items", hasSize(1));
        as(customer).delete("/v1/me/rate-alerts/" + id).then().statusCode(204);
        as(customer).get("/v1/me/rate-alerts").then().body("items", hasSize(0));
    }

    @Test
    void whatCannotBeWaitedForIsRefusedWithItsOwnCode() {
        refused(alert("EUR/USD", "ABOVE", "1.0", false), "THRESHOLD_REACHED");
        refused(alert("EUR/USD", "BELOW", "1.2", false), "THRESHOLD_REACHED");
        refused(alert("EUR/USD", "ABOVE", "0", false), "THRESHOLD_INVALID");
        refused(alert("EUR/USD", "ABOVE", "-2", false), "THRESHOLD_INVALID");
        refused(alert("EUR/USD", "ABOVE", "1.12345678901", false), "THRESHOLD_INVALID");
        refused(alert("EUR/EUR", "ABOVE", "2", false), "SAME_CURRENCY");
        refused(alert("EUR/RUB", "ABOVE", "2", false), "UNKNOWN_PAIR");
        refused(alert("euro", "ABOVE", "2", false), "UNKNOWN_PAIR");
        for (int i = 0; i < 20; i++) {
            alert("EUR/JPY", "ABOVE", "300", false).then().statusCode(201);
        }
        refused(alert("EUR/JPY", "ABOVE", "300", false), "TOO_MANY_ALERTS");
    }

    private static void refused(Response answer, String code) {
        answer.then().body("code", equalTo(code));
    }

    private void state(String id, String state) {
        as(customer).get("/v1/me/rate-alerts/" + id).then().body("state", equalTo(state));
    }

    private static RateAlertTriggered told(String id, int times) {
        var told = TestEvents.all(
                RateAlertTriggered.class,
                event -> event.alertId().toString().equals(id),
                times,
                Duration.ofSeconds(15));
        assertThat(told).hasSize(times);
        return told.getLast();
    }

    private Response alert(String pair, String direction, String threshold, boolean repeating) {
        return as(customer)
                .contentType(ContentType.JSON)
                .body(Map.of("pair", pair, "direction", direction, "threshold", threshold, "repeating", repeating))
                .post("/v1/me/rate-alerts");
    }

    private static RequestSpecification as(UUID customer) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer));
    }
}
