package io.okpay.account.instrument;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.okpay.account.AccountServiceTest;
import io.okpay.account.BankAtTheBorder;
import io.okpay.platform.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class MicroDepositServiceTest {

    private final AgroalDataSource dataSource;
    private final UUID customer = UUID.randomUUID();

    MicroDepositServiceTest(AgroalDataSource dataSource) {
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
    void aBankThatWasDownIsAskedAgainForTheSameDeposit() {
        String account = number("0051");
        bind(account).statusCode(503).body("code", equalTo("BANK_UNAVAILABLE"));
        String id = bind(account).statusCode(201).extract().path("id");
        assertThat(BankAtTheBorder.asked(account)).containsExactly(id, id);
    }

    @Test
    void anAccountThatIsBoundDrawsNoSecondDeposit() {
        String account = number("4711");
        bind(account).statusCode(201);
        bind(account).statusCode(409).body("code", equalTo("INSTRUMENT_DUPLICATE"));
        assertThat(BankAtTheBorder.asked(account)).hasSize(1);
    }

    @Test
    void requestsInParallelDrawOneDeposit() {
        String account = number("4711");
        IntStream.range(0, 8).parallel().forEach(i -> bind(account));
        assertThat(BankAtTheBorder.asked(account).stream().distinct()).hasSize(1);
        caller().get("/v1/me/instruments").then().body("$", hasSize(1));
    }

    @Test
    void bindingAndRemovingDrawsTwoDepositsToAnAccountInADayAndNoMore() {
        String account = number("4711");
        for (int i = 0; i < 2; i++) {
            bindAndRemove(account);
        }
        bind(account)
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("MICRO_DEPOSITS_TOO_MANY"));
        assertThat(BankAtTheBorder.asked(account)).hasSize(2);
    }

    @Test
    void aCustomerDrawsTenDepositsInADayAndNoMore() {
        for (int i = 0; i < 10; i++) {
            bindAndRemove(number("000" + i));
        }
        bind(number("4711")).statusCode(429).body("code", equalTo("MICRO_DEPOSITS_TOO_MANY"));
    }

    @Test
    void anExhaustedAccountDrawsNoDepositForADay() {
        String account = number("4711");
        String id = bind(account).extract().path("id");
        IntStream.rangeClosed(1, 3).forEach(i -> verify(id, "0.0" + i));
        caller().delete("/v1/me/instruments/" + id).then().statusCode(204);
        bind(account).statusCode(409).body("code", equalTo("VERIFICATION_EXHAUSTED"));
        assertThat(BankAtTheBorder.asked(account)).hasSize(1);
    }

    private void bindAndRemove(String account) {
        String id = bind(account).statusCode(201).extract().path("id");
        caller().delete("/v1/me/instruments/" + id).then().statusCode(204);
    }

    /** An account number that nobody else has. */
    private static String number(String suffix) {
        return ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999) + suffix;
    }

    private ValidatableResponse bind(String account) {
        return caller().body("{\"holder\":\"Mei Lin\",\"country\":\"US\",\"currency\":\"USD\",\"accountNumber\":\""
                        + account + "\",\"routingNumber\":\"021000021\"}")
                .post("/v1/me/instruments/bank-accounts")
                .then();
    }

    private void verify(String id, String amount) {
        caller().body("{\"amount\":\"" + amount + "\"}").post("/v1/me/instruments/" + id + "/verification");
    }

    private RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer))
                .contentType("application/json");
    }
}
