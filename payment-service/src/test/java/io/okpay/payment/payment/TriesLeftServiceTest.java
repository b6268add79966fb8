package io.okpay.payment.payment;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.OtpAttemptFailed;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.PaymentPasswordAttemptFailed;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class TriesLeftServiceTest {

    @Test
    void aPaymentThatWaitsSaysForEachFactorHowLongAndHowOftenItMayBeTried() {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        JsonPath first = pay(payer, payee);
        JsonPath second = pay(payer, payee);
        awaitTries(payer, first, 5, 5);
        payer.calls()
                .queryParam("state", "REQUIRES_AUTHENTICATION")
                .get("/v1/payments")
                .then()
                .body("items[0].challenges", hasSize(2))
                .body("items[0].challenges.expiresAt", everyItem(notNullValue()));

        TestEvents.publish(
                new OtpAttemptFailed(challenge(first, "OTP"), OtpPurpose.PAYMENT, payer.id(), 3, Instant.now()));
        awaitTries(payer, first, 3, 5);
        awaitTries(payer, second, 5, 5);

        TestEvents.publish(new PaymentPasswordAttemptFailed(
                challenge(first, "PAYMENT_PASSWORD"),
                payer.id(),
                UUID.fromString(first.getString("id")),
                2,
                Instant.now()));
        awaitTries(payer, first, 3, 2);
        awaitTries(payer, second, 5, 2);
        awaitTries(payer, pay(payer, payee), 5, 2);

        payer.confirm(second);
        Person.command(second.getString("id"));
    }

    private static JsonPath pay(Person payer, Person payee) {
        return payer.pay(payer.quoteTransfer(payee, "1.00"), UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static UUID challenge(JsonPath payment, String factor) {
        return UUID.fromString(payment.getString("challenges.find { it.factor == '" + factor + "' }.id"));
    }

    private static void awaitTries(Person payer, JsonPath payment, int otp, int password) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            JsonPath now = payer.payment(payment.getString("id")).extract().jsonPath();
            return now.getInt("challenges.find { it.factor == 'OTP' }.attemptsLeft") == otp
                    && now.getInt("challenges.find { it.factor == 'PAYMENT_PASSWORD' }.attemptsLeft") == password;
        });
    }
}
