package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class ExemptionServiceTest {

    private static final String LOW_VALUE = "{\"kind\":\"LOW_VALUE\",\"enabled\":%s,"
            + "\"most\":{\"amount\":\"30.00\",\"currency\":\"USD\"},"
            + "\"total\":{\"amount\":\"100.00\",\"currency\":\"USD\"},\"payments\":5}";
    private static final String TRUSTED =
            "{\"kind\":\"TRUSTED_PAYEE\",\"enabled\":%s,\"most\":{\"amount\":\"500.00\",\"currency\":\"USD\"}}";

    @Inject
    DataSource dataSource;

    @AfterEach
    void nothingIsExemptInOtherTests() {
        approved(LOW_VALUE.formatted(false));
        approved(TRUSTED.formatted(false));
    }

    @Test
    void smallPaymentsNeedNoFactorsUntilTheirSumOrNumberIsReached() {
        approved(LOW_VALUE.formatted(true));
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        for (int i = 0; i < 3; i++) {
            pay(payer, payee, "29.00").body("state", equalTo("PROCESSING")).body("exemption", equalTo("LOW_VALUE"));
        }
        payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone()
                        + "\"},\"targetAmount\":{\"amount\":\"29.00\",\"currency\":\"USD\"}}")
                .body("requiredFactors", hasSize(2));
        JsonPath confirmed = pay(payer, payee, "29.00")
                .body("state", equalTo("REQUIRES_AUTHENTICATION"))
                .extract()
                .jsonPath();
        payer.confirm(confirmed);
        Person.command(confirmed.getString("id"));
        for (int i = 0; i < 5; i++) {
            pay(payer, payee, "1.00").body("exemption", equalTo("LOW_VALUE"));
        }
        pay(payer, payee, "1.00").body("state", equalTo("REQUIRES_AUTHENTICATION"));
    }

    @Test
    void whatIsTooLargeAsksForFactors() {
        approved(LOW_VALUE.formatted(true));
        Person payer = Person.withBalance(100_000);
        pay(payer, Person.withBalance(0), "29.71").body("state", equalTo("REQUIRES_AUTHENTICATION"));
    }

    @Test
    void paymentsInParallelCannotUseTheSameRemainder() throws Exception {
        approved(LOW_VALUE.formatted(true));
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        List<String> quotes = IntStream.range(0, 10)
                .mapToObj(i -> payer.quoteTransfer(payee, "2.00"))
                .toList();
        List<Callable<String>> accepts = IntStream.range(0, quotes.size())
                .<Callable<String>>mapToObj(
                        i -> () -> payer.pay(quotes.get(i), "k" + i).extract().path("state"))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(accepts).stream().map(Future::resultNow))
                    .filteredOn("PROCESSING"::equals)
                    .hasSize(5);
        }
    }

    @Test
    void aTrustedPayeeIsPaidWithoutFactorsUntilTrustEnds() {
        approved(TRUSTED.formatted(true));
        Person payer = Person.withBalance(1_000_000);
        Person payee = Person.withBalance(0);
        JsonPath first = payer.calls()
                .header("Idempotency-Key", "trust")
                .body("{\"quoteId\":\"" + payer.quoteTransfer(payee, "10.00") + "\",\"trustPayee\":true}")
                .post("/v1/payments")
                .then()
                .statusCode(201)
                .body("state", equalTo("REQUIRES_AUTHENTICATION"))
                .extract()
                .jsonPath();
        payer.calls().get("/v1/me/trusted-payees").then().body("items", empty());
        pay(payer, payee, "10.00").body("state", equalTo("REQUIRES_AUTHENTICATION"));
        payer.confirm(first);
        Person.command(first.getString("id"));
        payer.calls()
                .get("/v1/me/trusted-payees")
                .then()
                .body("items.payeeId", hasItem(payee.id().toString()))
                .body("items[0].name", equalTo("Mei L."));
        pay(payer, payee, "400.00").body("exemption", equalTo("TRUSTED_PAYEE"));
        pay(payer, payee, "600.00").body("state", equalTo("REQUIRES_AUTHENTICATION"));
        pay(payer, Person.withBalance(0), "10.00").body("state", equalTo("REQUIRES_AUTHENTICATION"));
        payer.calls().delete("/v1/me/trusted-payees/" + payee.id()).then().statusCode(204);
        payer.calls().delete("/v1/me/trusted-payees/" + payee.id()).then().statusCode(404);
        pay(payer, payee, "10.00").body("state", equalTo("REQUIRES_AUTHENTICATION"));
    }

    @Test
    void trustInOneselfIsRefused() {
        Person payer = Person.withBalance(0);
        payer.calls()
                .header("Idempotency-Key", "k")
                .body("{\"quoteId\":\"" + payer.quoteTopUp("5.00") + "\",\"trustPayee\":true}")
                .post("/v1/payments")
                .then()
                .statusCode(422)
                .body("code", equalTo("FIELD_NOT_EXPECTED"));
    }

    @Test
    void aRuleHoldsOnlyAfterASecondPersonApprovedItAndNeverChanges() throws SQLException {
        UUID risk = UUID.randomUUID();
        String id = propose(risk, "risk", LOW_VALUE.formatted(true))
                .statusCode(201)
                .extract()
                .path("id");
        pay(Person.withBalance(10_000), Person.withBalance(0), "1.00")
                .body("state", equalTo("REQUIRES_AUTHENTICATION"));
        approve(risk, id).statusCode(403).body("code", equalTo("SECOND_PERSON_REQUIRED"));
        approve(UUID.randomUUID(), id).statusCode(200);
        approve(UUID.randomUUID(), id).statusCode(409).body("code", equalTo("EXEMPTION_ALREADY_APPROVED"));
        approve(risk, UUID.randomUUID().toString()).statusCode(404);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(
                            () -> statement.executeUpdate("UPDATE exemption_rule SET most = 1 WHERE id = '" + id + "'"))
                    .hasMessageContaining("not allowed");
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM exemption_rule"))
                    .hasMessageContaining("not allowed");
        }
    }

    @Test
    void customersReadRulesAndDoNotMakeThem() {
        Person customer = Person.withBalance(0);
        customer.calls().get("/v1/exemptions").then().statusCode(200).body("items.kind", hasItem("OWN_ACCOUNT"));
        propose(customer.id(), "customer", LOW_VALUE.formatted(true)).statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|VALIDATION_FAILED",
                "[]|400|MALFORMED_REQUEST",
                "{\"kind\":\"GENEROUS\",\"enabled\":true}|400|VALIDATION_FAILED",
                "{\"kind\":\"LOW_VALUE\",\"enabled\":true}|422|EXEMPTION_INCOMPLETE",
                "{\"kind\":\"TRUSTED_PAYEE\",\"enabled\":true}|422|EXEMPTION_INCOMPLETE",
                "{\"kind\":\"OWN_ACCOUNT\",\"enabled\":true,\"payments\":3}|422|EXEMPTION_INCOMPLETE",
                "{\"kind\":\"TRUSTED_PAYEE\",\"enabled\":true,\"most\":{\"amount\":\"0\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"kind\":\"TRUSTED_PAYEE\",\"enabled\":true,\"most\":{\"amount\":\"1.001\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"kind\":\"LOW_VALUE\",\"enabled\":true,\"most\":{\"amount\":\"2\",\"currency\":\"USD\"},\"total\":{\"amount\":\"1\",\"currency\":\"USD\"},\"payments\":1}|422|EXEMPTION_INCOMPLETE",
                "{\"kind\":\"LOW_VALUE\",\"enabled\":true,\"most\":{\"amount\":\"1\",\"currency\":\"USD\"},\"total\":{\"amount\":\"9\",\"currency\":\"EUR\"},\"payments\":1}|422|EXEMPTION_INCOMPLETE",
                "{\"kind\":\"LOW_VALUE\",\"enabled\":true,\"most\":{\"amount\":\"1\",\"currency\":\"USD\"},\"total\":{\"amount\":\"9\",\"currency\":\"USD\"},\"payments\":0}|400|VALIDATION_FAILED"
            })
    void eachBadRuleHasItsOwnProblem(String body, int status, String code) {
        propose(UUID.randomUUID(), "risk", body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    private static ValidatableResponse pay(Person payer, Person payee, String amount) {
        return payer.pay(payer.quoteTransfer(payee, amount), UUID.randomUUID().toString())
                .statusCode(201);
    }

    private static void approved(String rule) {
        String id = propose(UUID.randomUUID(), "risk", rule)
                .statusCode(201)
                .extract()
                .path("id");
        approve(UUID.randomUUID(), id).statusCode(200);
    }

    private static ValidatableResponse propose(UUID who, String role, String rule) {
        return given().header("Authorization", "Bearer " + TestTokens.token(who, role))
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(rule)
                .post("/v1/exemptions")
                .then();
    }

    private static ValidatableResponse approve(UUID who, String id) {
        return given().header("Authorization", "Bearer " + TestTokens.token(who, "admin"))
                .contentType("application/json")
                .post("/v1/exemptions/" + id + "/approval")
                .then();
    }
}
