package io.okpay.fx.exposure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.fx.FxServiceTest;
import io.okpay.platform.event.ConversionExecuted;
import io.okpay.platform.event.ConversionReversed;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@FxServiceTest
class ExposureServiceTest {

    @Test
    void positionsAndMarginsAreWhatTheLedgersLegsSumToAndALargeOneIsToBeHedged() {
        convert("1000000.01", "USD", "149000000", "150000002", "JPY", "150");
        convert("150", "JPY", "0.99", "1.00", "USD", "0.006666666667");
        convert("20.000", "KWD", "9650", "9701", "JPY", "485.05");
        returned(convert("7.500", "KWD", "18.00", "18.75", "USD", "2.5"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> exposure().getList("flows").size() == 4
                        && exposure()
                                        .getInt(
                                                "flows.find { it.given.currency == 'KWD' && it.received.currency == 'USD' }"
                                                        + ".conversions")
                                == 0);
        JsonPath exposure = exposure();
        // USD: 1,000,000.01 came and 1.00 went; JPY: 150 came, 150,000,002 and 9,701 went
        assertThat(amounts(exposure, "position"))
                .isEqualTo(Map.of("USD", "999999.01", "JPY", "-150009553", "KWD", "20.000"));
        assertThat(amounts(exposure, "margin")).isEqualTo(Map.of("USD", "0.01", "JPY", "1000053", "KWD", "0.000"));
        assertThat(exposure.getString("positions.find { it.position.currency == 'USD' }.hedge.side"))
                .isEqualTo("SELL");
        assertThat(exposure.getString("positions.find { it.position.currency == 'JPY' }.hedge.side"))
                .isEqualTo("BUY");
        assertThat(exposure.getString("positions.find { it.position.currency == 'JPY' }.hedge.amount.amount"))
                .isEqualTo("150009553");
        assertThat(exposure.getString("positions.find { it.position.currency == 'KWD' }.hedge"))
                .isNull();
        assertThat(exposure.getString(
                        "flows.find { it.given.currency == 'KWD' && it.received.currency == 'JPY' }.averageMid"))
                .isEqualTo("485.05");
        assertThat(exposure.getString(
                        "flows.find { it.given.currency == 'KWD' && it.received.currency == 'JPY' }.averageRate"))
                .isEqualTo("482.5");
    }

    @Test
    void onlyFinanceSeesTheExposure() {
        given().get("/v1/fx/exposure").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .get("/v1/fx/exposure")
                .then()
                .statusCode(403);
    }

    private static void returned(ConversionExecuted executed) {
        TestEvents.publish(new ConversionReversed(
                executed.paymentId(),
                UUID.randomUUID(),
                executed.customerId(),
                executed.source(),
                executed.target(),
                executed.atMid(),
                executed.spread(),
                Instant.now()));
    }

    private static ConversionExecuted convert(
            String source, String from, String target, String atMid, String to, String mid) {
        Money got = Money.of(target, to);
        Money worth = Money.of(atMid, to);
        ConversionExecuted event = new ConversionExecuted(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Money.of(source, from),
                got,
                worth,
                worth.minus(got),
                new BigDecimal(mid),
                new BigDecimal(mid),
                1,
                Instant.now());
        TestEvents.publish(event);
        return event;
    }

    private static Map<String, String> amounts(JsonPath exposure, String part) {
        return exposure.getMap("positions." + part + ".collectEntries { [(it.currency): it.amount] }");
    }

    private static JsonPath exposure() {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "finance"))
                .get("/v1/fx/exposure")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
