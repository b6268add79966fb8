package io.okpay.fx.history;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.okpay.fx.FxServiceTest;
import io.okpay.fx.RateWorld;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@FxServiceTest
class HistoryTest {

    private static final Instant LONG_AGO = Instant.parse("2019-06-03T10:00:00Z");

    @Inject
    AgroalDataSource dataSource;

    @Test
    void theBarsOfACrossAreOpenHighLowAndCloseOfItsOwnRates() throws SQLException {
        reading(0, "1.10", "110");
        reading(20, "1.00", "120");
        reading(40, "1.25", "100");
        reading(59, "1.10", "121");
        reading(60, "1.20", "132");
        JsonPath history = history("pair=USD/JPY&interval=1m&from=2019-06-03T10:00:00Z&to=2019-06-03T10:05:00Z");
        assertThat(history.getString("source")).isEqualTo("STREAM");
        assertThat(history.getList("bars")).hasSize(2);
        assertThat(history.getMap("bars[0]"))
                .containsEntry("at", "2019-06-03T10:00:00Z")
                .containsEntry("open", "100")
                .containsEntry("high", "120")
                .containsEntry("low", "80")
                .containsEntry("close", "110");
        assertThat(history.getMap("bars[1]")).containsEntry("open", "110").containsEntry("close", "110");
    }

    @Test
    void daysComeFromTheReferenceRatesAndTheBaseNeedsNoCross() {
        await().untilAsserted(() -> {
            JsonPath history = history(
                    "pair=EUR/CAD&interval=1d&from=" + RateWorld.lastDay().minusDays(50) + "T00:00:00Z");
            assertThat(history.getString("source")).isEqualTo("ECB");
            assertThat(history.getList("bars")).hasSizeGreaterThan(49);
            assertThat(history.getString("bars[0].close")).isEqualTo("7.25");
        });
        get("/v1/fx/rates/history/chart.svg?pair=EUR/CAD")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(startsWith("<svg"));
        assertThat(get("/v1/fx/rates/history/chart.svg?pair=EUR/CAD&from=1999-01-05T00:00:00Z&to=1999-02-05T00:00:00Z")
                        .asString())
                .contains("</svg>");
    }

    @Test
    void whatCannotBeDrawnIsRefusedWithItsOwnCode() {
        refused("pair=EUR/EUR", "SAME_CURRENCY");
        refused("pair=EUR/XAU", "UNKNOWN_PAIR");
        refused("interval=1d", "UNKNOWN_PAIR");
        refused("pair=EUR/USD&interval=2d", "VALIDATION_FAILED");
        refused("pair=EUR/USD&from=yesterday", "VALIDATION_FAILED");
        refused("pair=EUR/USD&from=-999999999-01-01T00:00:00Z", "VALIDATION_FAILED");
        refused("pair=EUR/USD&from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", "PERIOD_INVALID");
        refused("pair=EUR/USD&interval=1m&from=2026-01-02T00:00:00Z&to=2026-01-12T00:00:00Z", "PERIOD_TOO_LONG");
    }

    private static void refused(String query, String code) {
        get("/v1/fx/rates/history?" + query).then().body("code", equalTo(code));
    }

    private static JsonPath history(String query) {
        return given().urlEncodingEnabled(false)
                .get("/v1/fx/rates/history?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void reading(int second, String usd, String jpy) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO rate_snapshot (source, as_of, received_at, currencies, mids)"
                                + " VALUES ('STREAM', ?, now(), '{USD,JPY}', ARRAY[?::numeric, ?::numeric])"
                                + " ON CONFLICT DO NOTHING")) {
            insert.setObject(1, LONG_AGO.plusSeconds(second).atOffset(ZoneOffset.UTC));
            insert.setString(2, usd);
            insert.setString(3, jpy);
            insert.executeUpdate();
        }
    }
}
