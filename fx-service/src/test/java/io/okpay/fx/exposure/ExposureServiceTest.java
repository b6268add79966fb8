package io.okpay.fx.exposure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.fx.FxServiceTest;
import io.okpay.platform.event.ConversionExecuted;
import io.okpay.platform.event.ConversionReversed;
import io.okpay.platform.event.FxAccount;
import io.okpay.platform.event.FxAccountsStated;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@FxServiceTest
class ExposureServiceTest {

    @Test
    void positionsAndMarginsAreWhatTheLedgersLegsSumToAndALargeOneIsToBeHedgedAndADifferenceFromTheLedgerShows() {
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

        FxAccount usd = account("999999.01", "0.01", "USD", 4);
        FxAccount yen = account("-150009553", "1000053", "JPY", 3);
        FxAccount dinars = account("20.000", "0.000", "KWD", 3);
        assertThat(verdict("USD")).isEqualTo("ON_ITS_WAY");
        stated(usd, yen, dinars);
        awaitVerdict(null, "AGREES");
        stated(account("999999.01", "0.02", "USD", 4), yen, dinars);
        awaitVerdict("USD", "DIFFERS");
        assertThat(given().get("/q/metrics").asString())
                .contains("okpay_fx_exposure_differences_total{currency=\"USD\"")
                .doesNotContain("okpay_fx_exposure_differences_total{currency=\"JPY\"");
        assertThat(verdict("JPY")).isEqualTo("AGREES");
        assertThat(verdict(null)).isEqualTo("DIFFERS");
        stated(account("1000000.01", "0.01", "USD", 5), yen, dinars);
        awaitVerdict("USD", "ON_ITS_WAY");
        convert("1.00", "USD", "148", "150", "JPY", "150");
        stated(account("1000000.01", "0.01", "USD", 5), account("-150009703", "1000055", "JPY", 4), dinars);
        awaitVerdict(null, "AGREES");
        assertThat(reconciliation().getString("currencies.find { it.currency == 'USD' }.ledger.position.amount"))
                .isEqualTo("1000000.01");
        assertThat(Instant.parse(reconciliation().getString("statedAt"))).isBefore(Instant.now());
    }

    @Test
    void onlyFinanceSeesTheExposure() {
        given().get("/v1/fx/exposure").then().statusCode(401);
        given().get("/v1/fx/exposure/reconciliation").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .get("/v1/fx/exposure/reconciliation")
                .then()
                .statusCode(403);
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

    private static FxAccount account(String position, String margin, String currency, long postings) {
        return new FxAccount(Money.of(position, currency), Money.of(margin, currency), postings);
    }

    private static void stated(FxAccount... accounts) {
        TestEvents.publish(new FxAccountsStated(List.of(accounts), Instant.now()));
    }

    private static void awaitVerdict(@Nullable String currency, String expected) {
        await().atMost(Duration.ofSeconds(20)).until(() -> verdict(currency), expected::equals);
    }

    /** Of a currency, or of all. */
    private static String verdict(@Nullable String currency) {
        return reconciliation()
                .getString(
                        currency == null ? "verdict" : "currencies.find { it.currency == '" + currency + "' }.verdict");
    }

    private static JsonPath exposure() {
        return read("/v1/fx/exposure");
    }

    private static JsonPath reconciliation() {
        return read("/v1/fx/exposure/reconciliation");
    }

    private static JsonPath read(String path) {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "finance"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
