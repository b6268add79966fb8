package io.okpay.account.instrument;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.okpay.account.AccountServiceTest;
import io.okpay.account.BankAtTheBorder;
import io.okpay.platform.event.BankAccountBound;
import io.okpay.platform.event.InstrumentRemoved;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AccountServiceTest
class BankAccountServiceTest {

    private static final String GERMAN = "\"country\":\"DE\",\"currency\":\"EUR\",\"iban\":\"DE64370400440532014711\"";

    private final AgroalDataSource dataSource;
    private final UUID customer = UUID.randomUUID();

    BankAccountServiceTest(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @BeforeEach
    void aCustomerExists() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO customer"
                        + " (id, phone, full_name, country, locale, state, registered_at)"
                        + " VALUES (?, ?, 'Mei Lin', 'US', 'en', 'ACTIVE', now())")) {
            insert.setObject(1, customer);
            insert.setString(2, "+" + customer);
            insert.executeUpdate();
        }
    }

    @Test
    void anAccountIsUsableOnceItsMicroDepositIsNamed() {
        String id = bind(GERMAN)
                .statusCode(201)
                .body("kind", equalTo("BANK_ACCOUNT"))
                .body("state", equalTo("PENDING_VERIFICATION"))
                .body("last4", equalTo("4711"))
                .body("bankName", equalTo("First Bank"))
                .body("preferred", equalTo(false))
                .body(not(containsString("DE64370400440532014711")))
                .extract()
                .path("id");
        verify(id, BankAtTheBorder.DEPOSITED)
                .statusCode(200)
                .body("state", equalTo("VERIFIED"))
                .body("preferred", equalTo(true));
        BankAccountBound bound = TestEvents.await(
                BankAccountBound.class, event -> event.customerId().equals(customer));
        assertThat(bound.instrumentId()).hasToString(id);
        assertThat(bound.accountNumber()).isEqualTo("DE64370400440532014711");
        assertThat(bound.routingNumber()).isNull();
        verify(id, "0.99").statusCode(200);
        caller().get("/v1/me/instruments").then().body(not(containsString("DE64370400440532014711")));
    }

    @Test
    void anAmericanAccountIsNamedByAccountAndRoutingNumber() {
        String id = bind(american("9876504711")).statusCode(201).extract().path("id");
        verify(id, BankAtTheBorder.DEPOSITED).statusCode(200);
        assertThat(TestEvents.await(
                                BankAccountBound.class,
                                event -> event.customerId().equals(customer))
                        .routingNumber())
                .isEqualTo("021000021");
    }

    @Test
    void threeWrongAmountsExhaustAnAccountAndRemovingItGivesNoNewTriesForADay() {
        String id = bind(GERMAN).extract().path("id");
        verify(id, "0.01")
                .statusCode(422)
                .body("code", equalTo("MICRO_DEPOSIT_MISMATCH"))
                .body("attemptsLeft", equalTo(2));
        verify(id, "0.02").body("attemptsLeft", equalTo(1));
        verify(id, "0.03").statusCode(409).body("code", equalTo("VERIFICATION_EXHAUSTED"));
        verify(id, BankAtTheBorder.DEPOSITED).statusCode(409);
        caller().get("/v1/me/instruments").then().body("state", contains("EXHAUSTED"));
        caller().delete("/v1/me/instruments/" + id).then().statusCode(204);
        bind(GERMAN).statusCode(409).body("code", equalTo("VERIFICATION_EXHAUSTED"));
        caller().get("/v1/me/instruments").then().body("$", hasSize(0));
    }

    @Test
    void parallelTriesAreNoMoreThanThree() {
        String id = bind(GERMAN).extract().path("id");
        IntStream.rangeClosed(1, 12).parallel().forEach(i -> verify(id, "0.0" + i));
        verify(id, BankAtTheBorder.DEPOSITED).statusCode(409).body("code", equalTo("VERIFICATION_EXHAUSTED"));
        assertThat(TestEvents.all(
                        BankAccountBound.class, event -> event.customerId().equals(customer), 1, Duration.ofSeconds(1)))
                .isEmpty();
    }

    @Test
    void theFirstUsableGoesFirstAndTheNextWhenItIsRemoved() {
        String card = bindCard("tok_a" + customer).extract().path("id");
        String second = bindCard("tok_b" + customer).extract().path("id");
        String account = bind(GERMAN).extract().path("id");
        preferred().body("id", contains(card));
        prefer(account).statusCode(409).body("code", equalTo("INSTRUMENT_NOT_USABLE"));
        verify(account, BankAtTheBorder.DEPOSITED);
        prefer(account).statusCode(200).body("preferred", equalTo(true));
        preferred().body("id", contains(account));
        prefer(UUID.randomUUID().toString()).statusCode(404);
        caller().delete("/v1/me/instruments/" + account).then().statusCode(204);
        preferred().body("id", contains(card));
        caller().delete("/v1/me/instruments/" + card).then().statusCode(204);
        preferred().body("id", contains(second));
    }

    @Test
    void whatWasNeverVerifiedIsRemovedWithoutANoise() {
        String id = bind(GERMAN).extract().path("id");
        caller().delete("/v1/me/instruments/" + id).then().statusCode(204);
        assertThat(TestEvents.all(
                        InstrumentRemoved.class,
                        event -> event.customerId().equals(customer),
                        1,
                        Duration.ofSeconds(1)))
                .isEmpty();
        bind(GERMAN).statusCode(201);
        bind(GERMAN).statusCode(409).body("code", equalTo("INSTRUMENT_DUPLICATE"));
    }

    @Test
    void anotherCustomersAccountIsNotThere() {
        String id = bind(GERMAN).extract().path("id");
        String stranger = TestTokens.customer(UUID.randomUUID());
        given().header("Authorization", "Bearer " + stranger)
                .contentType("application/json")
                .body("{\"amount\":\"" + BankAtTheBorder.DEPOSITED + "\"}")
                .post("/v1/me/instruments/" + id + "/verification")
                .then()
                .statusCode(404);
        given().header("Authorization", "Bearer " + stranger)
                .delete("/v1/me/instruments/" + id)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"country\":\"DE\",\"currency\":\"EUR\",\"iban\":\"DE65370400440532014711\"|422|IBAN_INVALID|iban",
                "\"country\":\"DE\",\"currency\":\"EUR\",\"iban\":\"DE6437040044053201471\"|422|IBAN_INVALID|iban",
                "\"country\":\"DE\",\"currency\":\"EUR\",\"iban\":\"\"|422|IBAN_INVALID|iban",
                "\"country\":\"DE\",\"currency\":\"EUR\"|422|IBAN_INVALID|iban",
                "\"country\":\"NL\",\"currency\":\"EUR\",\"iban\":\"DE64370400440532014711\"|422|IBAN_OF_ANOTHER_COUNTRY|iban",
                "\"country\":\"DE\",\"currency\":\"EUR\",\"iban\":\"DE64370400440532014711\",\"accountNumber\":\"1234\"|422|ACCOUNT_FIELD_NOT_EXPECTED|accountNumber",
                "\"country\":\"US\",\"currency\":\"USD\",\"iban\":\"DE64370400440532014711\"|422|ACCOUNT_FIELD_NOT_EXPECTED|iban",
                "\"country\":\"US\",\"currency\":\"USD\",\"accountNumber\":\"12a4\",\"routingNumber\":\"021000021\"|422|ACCOUNT_NUMBER_INVALID|accountNumber",
                "\"country\":\"US\",\"currency\":\"USD\",\"accountNumber\":\"9876504711\",\"routingNumber\":\"021000022\"|422|ROUTING_NUMBER_INVALID|routingNumber",
                "\"country\":\"US\",\"currency\":\"USD\",\"accountNumber\":\"9876504711\",\"routingNumber\":\"000000000\"|422|ROUTING_NUMBER_INVALID|routingNumber",
                "\"country\":\"US\",\"currency\":\"USD\",\"accountNumber\":\"9876504711\"|422|ROUTING_NUMBER_INVALID|routingNumber",
                "\"country\":\"KP\",\"currency\":\"EUR\",\"iban\":\"DE64370400440532014711\"|422|INSTRUMENT_COUNTRY_NOT_SUPPORTED|country",
                "\"country\":\"DE\",\"currency\":\"QQQ\",\"iban\":\"DE64370400440532014711\"|422|UNKNOWN_CURRENCY|currency",
                "\"country\":\"de\",\"currency\":\"EUR\",\"iban\":\"DE64370400440532014711\"|400|VALIDATION_FAILED|country",
                "\"country\":\"DE\",\"currency\":\"EUR\",\"iban\":\"DE64 3704 0044 0532 0147 12\"|400|VALIDATION_FAILED|iban",
                "\"country\":\"DE\",\"currency\":\"EUR\",\"iban\":1|400|VALIDATION_FAILED|iban",
                "\"country\":\"DE\",\"currency\":\"EUR\",\"swift\":\"X\"|400|VALIDATION_FAILED|swift"
            })
    void eachBadAccountHasItsOwnProblemAndNothingIsBound(String fields, int status, String code, String field) {
        bind(fields).statusCode(status).body("code", equalTo(code)).body("fields.field", contains(field));
        caller().get("/v1/me/instruments").then().body("$", hasSize(0));
    }

    @Test
    void whatTheBankRefusesOrCannotAnswerBindsNothing() {
        bind(american("9876500092")).statusCode(422).body("code", equalTo("ACCOUNT_CLOSED"));
        bind(american("9876500050"))
                .statusCode(503)
                .body("code", equalTo("BANK_UNAVAILABLE"))
                .body("retryable", equalTo(true));
        caller().get("/v1/me/instruments").then().body("$", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"tok_brand, CARD_BRAND_NOT_SUPPORTED", "tok_country, INSTRUMENT_COUNTRY_NOT_SUPPORTED"})
    void aCardThatIsNotTakenIsNotBound(String token, String code) {
        bindCard(token).statusCode(422).body("code", equalTo(code));
        caller().get("/v1/me/instruments").then().body("$", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"amount\":null}", "{\"amount\":0.37}", "{\"amount\":\"-1\"}", "{\"amount\":\"1e2\"}", "[]"
            })
    void aBadAmountIsNotATry(String body) {
        String id = bind(GERMAN).extract().path("id");
        caller().body(body)
                .post("/v1/me/instruments/" + id + "/verification")
                .then()
                .statusCode(400);
        verify(id, "0.01").body("attemptsLeft", equalTo(2));
    }

    private static String american(String account) {
        return "\"country\":\"US\",\"currency\":\"USD\",\"accountNumber\":\"" + account
                + "\",\"routingNumber\":\"021000021\"";
    }

    private ValidatableResponse bind(String fields) {
        return caller().body("{\"holder\":\"Mei Lin\"," + fields + "}")
                .post("/v1/me/instruments/bank-accounts")
                .then();
    }

    private ValidatableResponse bindCard(String token) {
        return caller().body("{\"token\":\"" + token + "\"}")
                .post("/v1/me/instruments")
                .then();
    }

    private ValidatableResponse verify(String id, String amount) {
        return caller().body("{\"amount\":\"" + amount + "\"}")
                .post("/v1/me/instruments/" + id + "/verification")
                .then();
    }

    private ValidatableResponse prefer(String id) {
        return caller().body("{\"instrumentId\":\"" + id + "\"}")
                .put("/v1/me/instruments/preferred")
                .then();
    }

    private ValidatableResponse preferred() {
        return caller().get("/v1/me/instruments").then().statusCode(200).root("findAll { it.preferred }");
    }

    private RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer))
                .contentType("application/json");
    }
}
