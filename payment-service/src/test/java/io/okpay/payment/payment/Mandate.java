package io.okpay.payment.payment;

import static org.awaitility.Awaitility.await;

import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.event.PaymentPasswordVerified;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

/** A schedule in a test, with its payer. */
record Mandate(Person payer, String id, OtpRequested otp, UUID password) {

    /** Today in UTC, in which these schedules live. */
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** What a payer sends who pays somebody from today on. */
    static String transfer(Person payee, String amount, String rhythm) {
        return "{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone() + "\"},\"targetAmount\":{\"amount\":\""
                + amount + "\",\"currency\":\"USD\"},\"timeZone\":\"UTC\"," + rhythm + "}";
    }

    static String rhythm(String frequency, LocalDate firstOn) {
        return "\"frequency\":\"" + frequency + "\",\"firstOn\":\"" + firstOn + "\"";
    }

    static ValidatableResponse ask(Person payer, String body) {
        return payer.calls()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/schedules")
                .then();
    }

    static Mandate opened(Person payer, String body) {
        JsonPath made = ask(payer, body).statusCode(201).extract().jsonPath();
        String otp = made.getString("challenges.find { it.factor == 'OTP' }.id");
        String password = made.getString("challenges.find { it.factor == 'PAYMENT_PASSWORD' }.id");
        OtpRequested asked = TestEvents.await(
                OtpRequested.class, event -> event.challengeId().toString().equals(otp));
        return new Mandate(payer, made.getString("id"), asked, UUID.fromString(password));
    }

    static Mandate confirmed(Person payer, String body) {
        Mandate mandate = opened(payer, body);
        mandate.confirm();
        return mandate;
    }

    void confirm() {
        String binding = Objects.requireNonNull(otp.binding());
        TestEvents.publish(new OtpVerified(otp.challengeId(), OtpPurpose.SCHEDULE, payer.id(), binding, Instant.now()));
        TestEvents.publish(
                new PaymentPasswordVerified(password, payer.id(), UUID.fromString(id), binding, Instant.now()));
    }

    ValidatableResponse seen() {
        return payer.calls().get("/v1/schedules/" + id).then();
    }

    ValidatableResponse act(String action) {
        return payer.calls().post("/v1/schedules/" + id + "/" + action).then();
    }

    JsonPath runs() {
        return payer.calls()
                .get("/v1/schedules/" + id + "/runs")
                .then()
                .extract()
                .jsonPath();
    }

    void awaitState(String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seen().extract().path("state").equals(state));
    }

    /** Waits until its latest day stands so: that day. */
    JsonPath awaitRun(String state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> state.equals(runs().getString("items[0].state")));
        return runs();
    }
}
