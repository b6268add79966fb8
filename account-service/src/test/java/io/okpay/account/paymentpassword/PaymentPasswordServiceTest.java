package io.okpay.account.paymentpassword;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.PaymentPasswordChallengeRequested;
import io.okpay.platform.event.PaymentPasswordChange;
import io.okpay.platform.event.PaymentPasswordChanged;
import io.okpay.platform.event.PaymentPasswordFailed;
import io.okpay.platform.event.PaymentPasswordVerified;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class PaymentPasswordServiceTest {

    private final UUID customer = UUID.randomUUID();

    @Test
    void theRightDigitsConfirmAChallengeOnceAndSaySoWithItsBinding() {
        set("837465").statusCode(204);
        UUID challenge = challenge(Duration.ofMinutes(5));
        verify(challenge, "837465").statusCode(200).body("status", equalTo("VERIFIED"));
        PaymentPasswordVerified verified = TestEvents.await(
                PaymentPasswordVerified.class, event -> event.challengeId().equals(challenge));
        assertThat(verified.binding()).isEqualTo("binding-1");
        assertThat(verified.customerId()).isEqualTo(customer);
        verify(challenge, "837465").statusCode(409).body("code", equalTo("CHALLENGE_ALREADY_USED"));
    }

    @Test
    void fiveWrongTriesLockItAndSayWhenToTryAgain() {
        set("837465").statusCode(204);
        UUID challenge = challenge(Duration.ofMinutes(5));
        for (int left = 4; left >= 1; left--) {
            verify(challenge, "111119")
                    .statusCode(422)
                    .body("code", equalTo("FACTOR_REJECTED"))
                    .body("attemptsLeft", equalTo(left));
        }
        String retryAfter = verify(challenge, "111119")
                .statusCode(429)
                .body("code", equalTo("PAYMENT_PASSWORD_LOCKED"))
                .extract()
                .header("Retry-After");
        assertThat(Long.parseLong(retryAfter)).isBetween(50L, 61L);
        assertThat(TestEvents.await(
                                PaymentPasswordFailed.class,
                                event -> event.challengeId().equals(challenge))
                        .code())
                .isEqualTo("PAYMENT_PASSWORD_LOCKED");
        UUID another = challenge(Duration.ofMinutes(5));
        verify(another, "837465").statusCode(429);
    }

    @Test
    void parallelGuessesAreCountedOneByOne() {
        set("837465").statusCode(204);
        UUID challenge = challenge(Duration.ofMinutes(5));
        long incorrect = IntStream.range(0, 20)
                .parallel()
                .map(i -> verify(challenge, "111119").extract().statusCode())
                .filter(status -> status == 422)
                .count();
        assertThat(incorrect).isEqualTo(4);
    }

    @Test
    void anExpiredChallengeConfirmsNothing() {
        set("837465").statusCode(204);
        verify(challenge(Duration.ofSeconds(-1)), "837465").statusCode(422).body("code", equalTo("CHALLENGE_EXPIRED"));
    }

    @Test
    void anothersChallengeIsNotFound() {
        UUID challenge = challenge(Duration.ofMinutes(5));
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .contentType("application/json")
                .body("{\"paymentPassword\":\"837465\"}")
                .post("/v1/payment-password-challenges/{id}/verification", challenge)
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void aChangeNeedsTheCurrentDigits() {
        set("837465").statusCode(204);
        set("902718").statusCode(422).body("code", equalTo("CURRENT_PAYMENT_PASSWORD_REQUIRED"));
        put("{\"paymentPassword\":\"902718\",\"currentPaymentPassword\":\"583920\"}")
                .statusCode(422)
                .body("code", equalTo("PAYMENT_PASSWORD_INCORRECT"));
        put("{\"paymentPassword\":\"902718\",\"currentPaymentPassword\":\"837465\"}")
                .statusCode(204);
    }

    @Test
    void itIsToldWhenItIsSetAndWhenItIsChangedAndNotWhenThatIsRefused() {
        set("837465").statusCode(204);
        put("{\"paymentPassword\":\"902718\",\"currentPaymentPassword\":\"583920\"}")
                .statusCode(422);
        put("{\"paymentPassword\":\"902718\",\"currentPaymentPassword\":\"837465\"}")
                .statusCode(204);
        assertThat(TestEvents.all(
                        PaymentPasswordChanged.class,
                        event -> event.customerId().equals(customer),
                        3,
                        Duration.ofSeconds(4)))
                .extracting(PaymentPasswordChanged::change)
                .containsExactly(PaymentPasswordChange.SET, PaymentPasswordChange.CHANGED);
    }

    @Test
    void badBodiesHaveTheirOwnProblems() {
        set("123456").statusCode(422).body("code", equalTo("WEAK_PAYMENT_PASSWORD"));
        put("{}")
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("fields[0].field", equalTo("paymentPassword"));
        put("{\"paymentPassword\":\"837465\",\"more\":1}").statusCode(400).body("code", equalTo("VALIDATION_FAILED"));
        put("not json").statusCode(400).body("code", equalTo("MALFORMED_REQUEST"));
        put("").statusCode(400);
        put("{\"paymentPassword\":\"4242424242424242\"}")
                .statusCode(400)
                .body("code", equalTo("CARD_NUMBER_NOT_ACCEPTED"));
    }

    @Test
    void noTokenIsRefusedAndAWrongRoleToo() {
        given().contentType("application/json")
                .body("{\"paymentPassword\":\"837465\"}")
                .put("/v1/me/payment-password")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
        given().header("Authorization", "Bearer " + TestTokens.token(customer, "finance"))
                .contentType("application/json")
                .body("{\"paymentPassword\":\"837465\"}")
                .put("/v1/me/payment-password")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        given().header(
                        "Authorization",
                        "Bearer "
                                + TestTokens.token(
                                        customer, "customer", "https://elsewhere.test", Duration.ofMinutes(5)))
                .get("/v1/me/wallets")
                .then()
                .statusCode(401);
        given().header(
                        "Authorization",
                        "Bearer " + TestTokens.token(customer, "customer", TestTokens.ISSUER, Duration.ofMinutes(-30)))
                .get("/v1/me/wallets")
                .then()
                .statusCode(401);
    }

    private UUID challenge(Duration life) {
        UUID id = UUID.randomUUID();
        TestEvents.publish(new PaymentPasswordChallengeRequested(
                id, customer, UUID.randomUUID(), "binding-1", Instant.now().plus(life)));
        return id;
    }

    private ValidatableResponse set(String digits) {
        return put("{\"paymentPassword\":\"" + digits + "\"}");
    }

    private ValidatableResponse put(String body) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer))
                .contentType("application/json")
                .body(body)
                .put("/v1/me/payment-password")
                .then();
    }

    private ValidatableResponse verify(UUID challenge, String digits) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer))
                .contentType("application/json")
                .body("{\"paymentPassword\":\"" + digits + "\"}")
                .post("/v1/payment-password-challenges/{id}/verification", challenge)
                .then();
    }
}
