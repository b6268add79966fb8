package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.TariffPublished;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class TariffServiceTest {

    private final DataSource dataSource;
    private final Finance finance = Finance.people();

    TariffServiceTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void aTariffIsDraftedByOnePersonAndPublishedAndAnnouncedByAnother() {
        Instant start = Finance.someDay();
        int version = finance.draft(Finance.tariff(start, Finance.rule("eur", "EUR", 1_234)))
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("publishedAt", nullValue())
                .extract()
                .path("version");
        Finance.publish(finance.drafter(), version).statusCode(403).body("code", equalTo("SECOND_PERSON_REQUIRED"));
        assertThat(validAt(start).getInt("version")).isNotEqualTo(version);
        finance.publish(version)
                .statusCode(201)
                .header("Location", "/v1/tariffs/" + version)
                .body("status", equalTo("PUBLISHED"))
                .body("validFrom", equalTo(start.toString()));
        TariffPublished event = TestEvents.await(TariffPublished.class, one -> one.version() == version);
        assertThat(event.validFrom()).isEqualTo(start);
        assertThat(event.description()).isEqualTo("Test");
        assertThat(event.changes())
                .anySatisfy(change -> assertThat(change.after())
                        .isEqualTo(new io.okpay.platform.event.TariffTerms(1_234, 0, 0, null))
                        .isNotEqualTo(change.before()));
        assertThat(validAt(start).getInt("version")).isEqualTo(version);
        JsonPath before = validAt(start.minusMillis(1));
        assertThat(before.getInt("version")).isNotEqualTo(version);
        assertThat(before.getString("validUntil")).isEqualTo(start.toString());
        assertThat(validAt(Instant.parse("2026-01-01T00:00:00Z")).getInt("version"))
                .isEqualTo(1);
    }

    @Test
    void onlyFinanceEditsAndOnlyFinanceSeesDrafts() {
        String tariff = Finance.tariff(Finance.someDay(), Finance.rule("eur", "EUR", 150));
        String customer = TestTokens.customer(UUID.randomUUID());
        Finance.post(customer, "/v1/tariffs", "k", tariff).statusCode(403).body("code", equalTo("FORBIDDEN"));
        given().contentType("application/json")
                .body(tariff)
                .post("/v1/tariffs")
                .then()
                .statusCode(401);
        int version = finance.draft(tariff).statusCode(201).extract().path("version");
        Finance.post(customer, "/v1/tariffs/" + version + "/publication", "k", "")
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        given().get("/v1/tariffs/" + version).then().statusCode(404);
        given().header("Authorization", "Bearer " + customer)
                .get("/v1/tariffs/" + version)
                .then()
                .statusCode(404);
        given().header("Authorization", "Bearer " + finance.publisher())
                .get("/v1/tariffs/" + version)
                .then()
                .statusCode(200)
                .body("rules.id", hasItem("eur"));
        given().get("/v1/tariffs/1").then().statusCode(200).body("description", equalTo("Opening tariff"));
    }

    @Test
    void aRepeatedRequestDraftsAndPublishesOnce() {
        String tariff = Finance.tariff(Finance.someDay(), Finance.rule("eur", "EUR", 150));
        String first = Finance.post(finance.drafter(), "/v1/tariffs", "same", tariff)
                .extract()
                .asString();
        Finance.post(finance.drafter(), "/v1/tariffs", "same", tariff)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("version", equalTo(JsonPath.from(first).getInt("version")));
        Finance.post(
                        finance.drafter(),
                        "/v1/tariffs",
                        "same",
                        Finance.tariff(Finance.someDay(), Finance.rule("eur", "EUR", 150)))
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        String publication = "/v1/tariffs/" + JsonPath.from(first).getInt("version") + "/publication";
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Finance.post(finance.publisher(), publication, "key-" + i, "")
                        .extract()
                        .statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        Finance.post(finance.publisher(), publication, "later", "")
                .statusCode(409)
                .body("code", equalTo("TARIFF_ALREADY_PUBLISHED"));
    }

    @Test
    void twoTariffsCannotBeginAtOneInstantAndNoneBeginsInThePast() {
        Instant start = Finance.someDay();
        String tariff = Finance.tariff(start, Finance.rule("eur", "EUR", 150));
        int one = finance.draft(tariff).extract().path("version");
        int other = finance.draft(tariff).extract().path("version");
        finance.publish(one).statusCode(201);
        finance.publish(other).statusCode(409).body("code", equalTo("TARIFF_START_TAKEN"));
        finance.publish(1_000_000).statusCode(404);
        Instant soon = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        int late = finance.draft(Finance.tariff(soon, Finance.rule("eur", "EUR", 150)))
                .extract()
                .path("version");
        await().until(() -> Instant.now().isAfter(soon));
        finance.publish(late).statusCode(422).body("code", equalTo("TARIFF_STARTS_IN_PAST"));
    }

    @Test
    void aPublishedTariffCannotBeRewritten() throws SQLException {
        int version = finance.draft(Finance.tariff(Finance.someDay(), Finance.rule("eur", "EUR", 150)))
                .extract()
                .path("version");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE tariff SET description = 'x' WHERE version = " + version))
                    .isEqualTo(1);
            assertThatThrownBy(() -> statement.executeUpdate(
                            "UPDATE tariff SET published_by = drafted_by, published_at = now() WHERE version = "
                                    + version))
                    .hasMessageContaining("check constraint");
            finance.publish(version).statusCode(201);
            List.of(
                            "UPDATE tariff SET valid_from = valid_from + interval '1 day' WHERE version = ",
                            "UPDATE tariff SET published_at = NULL, published_by = NULL WHERE version = ",
                            "DELETE FROM fee_rule WHERE tariff_version = ",
                            "UPDATE fee_rule SET basis_points = 0 WHERE tariff_version = ",
                            "INSERT INTO fee_rule (id, type, basis_points, tariff_version) SELECT 'x', 'TRANSFER', 0, ",
                            "UPDATE fee_rule SET tariff_version = 1 WHERE tariff_version = ")
                    .forEach(change -> assertThatThrownBy(() -> statement.executeUpdate(change + version))
                            .as(change)
                            .hasMessageContaining("not allowed"));
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM tariff"))
                    .hasMessageContaining("not allowed");
        }
    }

    private static JsonPath validAt(Instant instant) {
        return given().queryParam("at", instant.toString())
                .get("/v1/tariffs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
