package io.okpay.account.paymentpassword;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.MessageRequested;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.event.PaymentPasswordChange;
import io.okpay.platform.event.PaymentPasswordChanged;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class PaymentPasswordResetServiceTest {

    private static final String RESET = "/v1/me/payment-password/reset";

    @Inject
    DataSource dataSource;

    private final UUID customer = UUID.randomUUID();
    private final String phone = "+1415" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);

    @BeforeEach
    void aCustomerWithAPaymentPassword() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer (id, phone, full_name, country, locale, state, registered_at)"
                                + " VALUES (?, ?, 'Mei Lin', 'US', 'en', 'ACTIVE', now())")) {
            insert.setObject(1, customer);
            insert.setString(2, phone);
            insert.executeUpdate();
        }
        set("837465").statusCode(204);
    }

    @Test
    void aForgottenOneIsReplacedByACodeAndAWaitOfWhichTheOwnerIsTold() {
        UUID challenge = start();
        complete("927364")
                .statusCode(409)
                .body("code", equalTo("RESET_NOT_READY"))
                .body("state", equalTo("CODE_SENT"));
        verify(challenge, OtpPurpose.PAYMENT_PASSWORD_RESET);
        calls().get(RESET).then().body("state", equalTo("WAITING")).body("readyAt", notNullValue());
        complete("927364")
                .statusCode(409)
                .body("code", equalTo("RESET_NOT_READY"))
                .header("Retry-After", notNullValue());
        calls().post(RESET).then().statusCode(409).body("code", equalTo("RESET_IN_PROGRESS"));
        assertThat(message("PAYMENT_PASSWORD_RESET_WAITS").variables()).containsKey("readyAt");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> complete("927364").extract().statusCode() == 204);
        TestEvents.await(
                PaymentPasswordChanged.class,
                event -> event.customerId().equals(customer) && event.change() == PaymentPasswordChange.RESET);
        calls().get(RESET).then().statusCode(404);
        change("837465", "736455").statusCode(422);
        change("927364", "736455").statusCode(204);
    }

    @Test
    void aResetEndsALock() {
        for (int i = 0; i < PaymentPassword.ATTEMPTS; i++) {
            change("111119", "736455");
        }
        change("837465", "736455").statusCode(429).body("code", equalTo("PAYMENT_PASSWORD_LOCKED"));
        verify(start(), OtpPurpose.PAYMENT_PASSWORD_RESET);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> complete("927364").extract().statusCode() == 204);
        change("927364", "736455").statusCode(204);
    }

    @Test
    void aResetThatIsCalledOffLeavesTheOldOne() {
        UUID challenge = start();
        verify(challenge, OtpPurpose.PAYMENT_PASSWORD_RESET);
        calls().delete(RESET).then().statusCode(204);
        calls().delete(RESET).then().statusCode(404);
        complete("927364").statusCode(404);
        change("837465", "736455").statusCode(204);
    }

    @Test
    void aSecondCodeReplacesTheFirst() {
        UUID first = start();
        UUID second = start();
        TestEvents.publish(new OtpVerified(first, OtpPurpose.PAYMENT_PASSWORD_RESET, customer, null, Instant.now()));
        verify(second, OtpPurpose.PAYMENT_PASSWORD_RESET);
        calls().get(RESET).then().body("challengeId", equalTo(second.toString()));
    }

    @Test
    void aCodeForSomethingElseResetsNothing() {
        UUID challenge = start();
        TestEvents.publish(new OtpVerified(challenge, OtpPurpose.PAYMENT, customer, null, Instant.now()));
        UUID another = UUID.randomUUID();
        TestEvents.publish(new OtpVerified(another, OtpPurpose.PAYMENT_PASSWORD_RESET, customer, null, Instant.now()));
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> "CODE_SENT".equals(calls().get(RESET).path("state")));
    }

    @Test
    void badInputHasItsOwnProblem() {
        verify(start(), OtpPurpose.PAYMENT_PASSWORD_RESET);
        complete("123456").statusCode(422).body("code", equalTo("WEAK_PAYMENT_PASSWORD"));
        calls().body("{}")
                .post(RESET + "/completion")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"));
        RequestSpecification stranger = given().header(
                        "Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .contentType("application/json");
        stranger.post(RESET).then().statusCode(409).body("code", equalTo("PAYMENT_PASSWORD_NOT_SET"));
        stranger.get(RESET).then().statusCode(404);
        given().post(RESET).then().statusCode(401);
    }

    private UUID start() {
        UUID challenge = UUID.fromString(calls().post(RESET)
                .then()
                .statusCode(201)
                .body("state", equalTo("CODE_SENT"))
                .extract()
                .path("challengeId"));
        OtpRequested code = TestEvents.await(
                OtpRequested.class, event -> event.challengeId().equals(challenge));
        assertThat(code.recipient()).isEqualTo(phone);
        assertThat(code.purpose()).isEqualTo(OtpPurpose.PAYMENT_PASSWORD_RESET);
        return challenge;
    }

    private void verify(UUID challenge, OtpPurpose purpose) {
        TestEvents.publish(new OtpVerified(challenge, purpose, customer, null, Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "WAITING".equals(calls().get(RESET).path("state")));
    }

    private MessageRequested message(String template) {
        return TestEvents.await(
                MessageRequested.class,
                event -> event.recipient().equals(phone) && event.template().equals(template));
    }

    private ValidatableResponse complete(String digits) {
        return calls().body("{\"paymentPassword\":\"" + digits + "\"}")
                .post(RESET + "/completion")
                .then();
    }

    private ValidatableResponse set(String digits) {
        return calls().body("{\"paymentPassword\":\"" + digits + "\"}")
                .put("/v1/me/payment-password")
                .then();
    }

    private ValidatableResponse change(String current, String digits) {
        return calls().body("{\"paymentPassword\":\"" + digits + "\",\"currentPaymentPassword\":\"" + current + "\"}")
                .put("/v1/me/payment-password")
                .then();
    }

    private RequestSpecification calls() {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer))
                .contentType("application/json");
    }
}
