package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TariffPublished;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.WalletBalance;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class TariffServiceTest {

    private static final AtomicInteger DAYS = new AtomicInteger(400);

    private final DataSource dataSource;
    private final String mona = TestTokens.token(UUID.randomUUID(), "finance");
    private final String omar = TestTokens.token(UUID.randomUUID(), "finance");

    TariffServiceTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void aTariffIsDraftedByOnePersonAndPublishedAndAnnouncedByAnother() {
        Instant start = someDay();
        int version = draft(Tariffs.json(start, Tariffs.rule("eur", "EUR", 150)))
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("publishedAt", nullValue())
                .extract()
                .path("version");
        publish(mona, version).statusCode(403).body("code", equalTo("SECOND_PERSON_REQUIRED"));
        assertThat(validAt(start).getInt("version")).isNotEqualTo(version);
        publish(omar, version)
                .statusCode(201)
                .header("Location", "/v1/tariffs/" + version)
                .body("status", equalTo("PUBLISHED"))
                .body("validFrom", equalTo(start.toString()));
        TariffPublished event = TestEvents.await(TariffPublished.class, one -> one.version() == version);
        assertThat(event.validFrom()).isEqualTo(start);
        assertThat(event.description()).isEqualTo("Test");
        assertThat(validAt(start).getInt("version")).isEqualTo(version);
        JsonPath before = validAt(start.minusMillis(1));
        assertThat(before.getInt("version")).isNotEqualTo(version);
        assertThat(before.getString("validUntil")).isEqualTo(start.toString());
        assertThat(validAt(Instant.parse("2026-01-01T00:00:00Z")).getInt("version"))
                .isEqualTo(1);
    }

    @Test
    void onlyFinanceEditsAndOnlyFinanceSeesDrafts() {
        String tariff = Tariffs.json(someDay(), Tariffs.rule("eur", "EUR", 150));
        String customer = TestTokens.customer(UUID.randomUUID());
        post(customer, "/v1/tariffs", "k", tariff).statusCode(403).body("code", equalTo("FORBIDDEN"));
        given().contentType("application/json")
                .body(tariff)
                .post("/v1/tariffs")
                .then()
                .statusCode(401);
        int version = draft(tariff).statusCode(201).extract().path("version");
        post(customer, "/v1/tariffs/" + version + "/publication", "k", "")
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        given().get("/v1/tariffs/" + version).then().statusCode(404);
        given().header("Authorization", "Bearer " + customer)
                .get("/v1/tariffs/" + version)
                .then()
                .statusCode(404);
        given().header("Authorization", "Bearer " + omar)
                .get("/v1/tariffs/" + version)
                .then()
                .statusCode(200)
                .body("rules.id", hasItem("eur"));
        given().get("/v1/tariffs/1").then().statusCode(200).body("description", equalTo("Opening tariff"));
    }

    @Test
    void aRepeatedRequestDraftsAndPublishesOnce() {
        String tariff = Tariffs.json(someDay(), Tariffs.rule("eur", "EUR", 150));
        String first = post(mona, "/v1/tariffs", "same", tariff).extract().asString();
        post(mona, "/v1/tariffs", "same", tariff)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("version", equalTo(JsonPath.from(first).getInt("version")));
        post(mona, "/v1/tariffs", "same", Tariffs.json(someDay(), Tariffs.rule("eur", "EUR", 150)))
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        String publication = "/v1/tariffs/" + JsonPath.from(first).getInt("version") + "/publication";
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> post(omar, publication, "key-" + i, "").extract().statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        post(omar, publication, "later", "").statusCode(409).body("code", equalTo("TARIFF_ALREADY_PUBLISHED"));
    }

    @Test
    void twoTariffsCannotBeginAtOneInstantAndNoneBeginsInThePast() {
        Instant start = someDay();
        String tariff = Tariffs.json(start, Tariffs.rule("eur", "EUR", 150));
        int one = draft(tariff).extract().path("version");
        int other = draft(tariff).extract().path("version");
        publish(omar, one).statusCode(201);
        publish(omar, other).statusCode(409).body("code", equalTo("TARIFF_START_TAKEN"));
        publish(omar, 1_000_000).statusCode(404);
        Instant soon = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        int late = draft(Tariffs.json(soon, Tariffs.rule("eur", "EUR", 150)))
                .extract()
                .path("version");
        await().until(() -> Instant.now().isAfter(soon));
        publish(omar, late).statusCode(422).body("code", equalTo("TARIFF_STARTS_IN_PAST"));
    }

    @Test
    void aPublishedTariffCannotBeRewritten() throws SQLException {
        int version = draft(Tariffs.json(someDay(), Tariffs.rule("eur", "EUR", 150)))
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
            publish(omar, version).statusCode(201);
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

    @Test
    void aPublishedTariffNeverChangesAnAcceptedQuote() {
        Person payer = Person.withBalance(0);
        Person payee = Person.withBalance(0);
        UUID from = openWallet(payer, "SEK", 100_000);
        UUID to = openWallet(payee, "SEK", 0);
        String quote = quote(payer, payee, "SEK")
                .body("fees[0].rule", equalTo("transfer-local"))
                .extract()
                .path("id");
        int version = publishSoon(Tariffs.rule("sek", "SEK", 300));
        quote(payer, payee, "SEK")
                .body("fees[0].rule", equalTo("sek"))
                .body("fees[0].tariffVersion", equalTo(version))
                .body("fees[0].amount.amount", equalTo("3.00"));
        payer.calls().get("/v1/quotes/" + quote).then().body("totalDebit.amount", equalTo("101.00"));
        JsonPath payment = payer.pay(quote, "k")
                .statusCode(201)
                .body("totalDebit.amount", equalTo("101.00"))
                .extract()
                .jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs())
                .containsExactlyInAnyOrder(
                        TransferLeg.wallet(from, -10_100, "SEK"),
                        TransferLeg.wallet(to, 10_000, "SEK"),
                        TransferLeg.system("FEES", 100, "SEK"));
    }

    @Test
    void anExplanationNamesTheRuleThatWonAndWhyTheOthersLost() {
        publishSoon(Tariffs.rule("nok", "NOK", 275));
        JsonPath explained = explain(Map.of("currency", "NOK", "amount", "30.02", "tier", "STANDARD"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(explained.getString("won.rule")).isEqualTo("nok");
        assertThat(explained.getList("won.names")).isEqualTo(List.of("corridor", "currency"));
        assertThat(explained.getString("won.share.amount")).isEqualTo("0.83");
        assertThat(explained.getString("fee.amount")).isEqualTo("0.83");
        assertThat(explained.getString("totalDebit.amount")).isEqualTo("30.85");
        assertThat(explained.getString("corridor")).isEqualTo("LOCAL");
        assertThat(explained.getString("lost.find { it.rule == 'transfer-local' }.code"))
                .isEqualTo("LESS_SPECIFIC");
        assertThat(explained.getString("lost.find { it.rule == 'transfer-international' }.code"))
                .isEqualTo("OTHER_CORRIDOR");
        assertThat(explained.getList("lost.rule")).doesNotContain("top-up-debit");
        given().queryParams(question(Map.of("to", "CN")))
                .header("Accept-Language", "zh-CN")
                .get("/v1/tariffs/explain")
                .then()
                .body("won.rule", equalTo("transfer-international"))
                .body("fee.amount", equalTo("1.05"))
                .body("lost.find { it.rule == 'transfer-local' }.detail", equalTo("该规则适用于另一类通道（本地或国际）。"));
    }

    @Test
    void theOpeningTariffMakesCreditDearerThanDebitDearerThanBankAndAbroadDearerThanHome() {
        List<String> fees = List.of("CREDIT_CARD", "DEBIT_CARD", "BANK_ACCOUNT").stream()
                .map(kind -> explain(Map.of("type", "TOP_UP", "instrument", kind, "amount", "100.00"))
                        .extract()
                        .<String>path("fee.amount"))
                .toList();
        assertThat(fees).containsExactly("2.50", "1.00", "0.50");
        explain(Map.of("amount", "100.00")).body("fee.amount", equalTo("1.00"));
        explain(Map.of("amount", "100.00", "to", "DE")).body("fee.amount", equalTo("3.50"));
    }

    private UUID openWallet(Person person, String currency, long balance) {
        UUID wallet = UUID.randomUUID();
        Instant now = Instant.now();
        TestEvents.publish(new WalletOpened(wallet, person.id(), currency, now));
        TestEvents.publish(new TransferPosted(
                UUID.randomUUID(),
                UUID.randomUUID(),
                now,
                List.of(new WalletBalance(wallet, currency, balance, balance, 1))));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> person.quote("{\"type\":\"TRANSFER\",\"payee\":"
                                + "{\"phone\":\"+10000000000\"},\"targetAmount\":{\"amount\":\"0.01\",\"currency\":\""
                                + currency + "\"}}")
                        .body(
                                "obstacles.code",
                                equalTo(
                                        balance > 0
                                                ? List.of("PAYEE_NOT_FOUND")
                                                : List.of("PAYEE_NOT_FOUND", "INSUFFICIENT_BALANCE"))));
        return wallet;
    }

    private static ValidatableResponse quote(Person payer, Person payee, String currency) {
        return payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone()
                        + "\"},\"targetAmount\":{\"amount\":\"100.00\",\"currency\":\"" + currency + "\"}}")
                .statusCode(201)
                .body("obstacles", equalTo(List.of()));
    }

    /** Publishes a tariff that begins at once, and waits until it holds. It keeps every price but the named one. */
    private int publishSoon(String rule) {
        Instant soon = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        int version = draft(Tariffs.json(soon, rule)).statusCode(201).extract().path("version");
        publish(omar, version).statusCode(201);
        await().until(() -> given().get("/v1/tariffs").jsonPath().getInt("version") == version);
        return version;
    }

    private static Instant someDay() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(DAYS.incrementAndGet(), ChronoUnit.DAYS);
    }

    private ValidatableResponse draft(String tariff) {
        return post(mona, "/v1/tariffs", UUID.randomUUID().toString(), tariff);
    }

    private static ValidatableResponse publish(String token, int version) {
        return post(
                token,
                "/v1/tariffs/" + version + "/publication",
                UUID.randomUUID().toString(),
                "");
    }

    private static ValidatableResponse post(String token, String path, String key, String body) {
        Response answer = given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(path);
        return answer.then();
    }

    private static JsonPath validAt(Instant instant) {
        return given().queryParam("at", instant.toString())
                .get("/v1/tariffs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse explain(Map<String, String> some) {
        return given().queryParams(question(some)).get("/v1/tariffs/explain").then();
    }

    private static Map<String, String> question(Map<String, String> some) {
        return Tariffs.question(some);
    }
}
