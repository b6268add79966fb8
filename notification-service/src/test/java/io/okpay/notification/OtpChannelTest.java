package io.okpay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.CustomerEmailVerified;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.OtpFailed;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** How a code travels, how soon again, and where to. */
@QuarkusTest
class OtpChannelTest {

    @Test
    void eachMessageMakesTheWaitForTheNextOneLonger() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        passcode.code();
        Instant first = resendAt(passcode.resend());
        await().atMost(Duration.ofSeconds(5)).until(() -> Instant.now().isAfter(first));
        Response again = passcode.resend();
        assertThat(again.statusCode()).isEqualTo(202);
        Instant second = resendAt(again);
        assertThat(Duration.between(first, second)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        Response soon = passcode.resend();
        assertRefused(soon, 429, "OTP_RESEND_TOO_SOON");
        assertThat(resendAt(soon)).isEqualTo(second);
        assertThat(soon.header("Retry-After")).isEqualTo("2");
        await().atMost(Duration.ofSeconds(5)).until(() -> Instant.now().isAfter(second));
        Instant third = resendAt(passcode.resend());
        assertThat(Duration.between(second, third)).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aCallReadsTheSameCodeOutDigitByDigit() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        String code = passcode.code();
        resendBy("VOICE", passcode, null);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !OutsideWorld.calls(passcode.command.recipient()).isEmpty());
        String spoken = OutsideWorld.calls(passcode.command.recipient()).getFirst();
        assertThat(spoken).contains(String.join(" ", code.split("")));
        assertThat(passcode.verify(code).statusCode()).isEqualTo(200);
    }

    @Test
    void aPaymentsCodeAlsoGoesToAVerifiedAddressButNotToAnUnverifiedOne() throws Exception {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        String phone = OutsideWorld.newPhone();
        String email = "mei." + customer + "@example.com";
        TestEvents.publish(new CustomerRegistered(customer, phone, "Mei Lin", "US", "en", Instant.now()));
        Passcode passcode = Passcode.payment(phone, customer);
        await().atMost(Duration.ofSeconds(15))
                .until(() ->
                        OutsideWorld.texts(phone).stream().anyMatch(text -> text.contains("confirms the payment")));
        awaitResendable(passcode, customer);
        Response unverified = resend("EMAIL", passcode, customer);
        assertRefused(unverified, 422, "OTP_EMAIL_NOT_VERIFIED");
        assertThat(unverified.jsonPath().getString("fields[0].field")).isEqualTo("channel");

        TestEvents.publish(new CustomerEmailVerified(customer, email, Instant.now()));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> resend("EMAIL", passcode, customer).statusCode() == 202);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !OutsideWorld.mails(email).isEmpty());
        String mail = content(email);
        assertThat(mail).contains("30.00 USD", "Mei Lin");
        assertThat(passcode.verifyAs(customer, Passcode.codeIn(mail)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRegistrationsCodeGoesToNoMailbox() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        passcode.code();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertRefused(resend("EMAIL", passcode, null), 422, "OTP_CHANNEL_NOT_OFFERED"));
        assertThat(passcode.resend().statusCode()).isEqualTo(202);
    }

    @Test
    void whatProvesAnAddressIsNotSentElsewhere() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        Passcode passcode = Passcode.of(
                OtpPurpose.EMAIL_VERIFICATION,
                Channel.EMAIL,
                "mei." + customer + "@example.com",
                "en",
                customer,
                null,
                Map.of(),
                Duration.ofMinutes(5));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertRefused(resend("SMS", passcode, customer), 422, "OTP_CHANNEL_NOT_OFFERED"));
    }

    @Test
    void aChannelThatNobodyKnowsIsRefused() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        passcode.code();
        Response answer = resend("PIGEON", passcode, null);
        assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.jsonPath().getString("fields[0].field")).isEqualTo("channel");
        assertThat(OutsideWorld.texts(passcode.command.recipient())).hasSize(1);
    }

    @Test
    void aCountrysBudgetIsSpentOnceAndOtherCountriesGoOn() {
        for (int i = 0; i < 3; i++) {
            String phone = saintHelena();
            Passcode.registration(phone);
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> OutsideWorld.texts(phone).size() == 1);
        }
        String phone = saintHelena();
        Passcode fourth = Passcode.registration(phone);
        assertThat(TestEvents.await(OtpFailed.class, e -> e.challengeId().equals(fourth.command.challengeId()))
                        .code())
                .isEqualTo("OTP_DESTINATION_PAUSED");
        Response answer = fourth.verify("123456");
        assertRefused(answer, 429, "OTP_DESTINATION_PAUSED");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(3000, 3600);
        assertThat(OutsideWorld.requests(phone)).isEmpty();
        assertThat(io.restassured.RestAssured.get("/q/metrics").asString())
                .contains("okpay_passcode_budget_spent_total{destination=\"+290\"");
        Passcode elsewhere = Passcode.registration(OutsideWorld.newPhone());
        assertThat(elsewhere.verify(elsewhere.code()).statusCode()).isEqualTo(200);
    }

    private static String saintHelena() {
        return "+290" + ThreadLocalRandom.current().nextInt(10_000, 99_999) + "11";
    }

    private static void awaitResendable(Passcode passcode, UUID customer) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> resend("PIGEON", passcode, customer).statusCode() == 400);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> resend("EMAIL", passcode, customer).statusCode() == 422);
    }

    private static void resendBy(String channel, Passcode passcode, @org.jspecify.annotations.Nullable UUID customer) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> resend(channel, passcode, customer).statusCode() == 202);
    }

    private static Response resend(
            String channel, Passcode passcode, @org.jspecify.annotations.Nullable UUID customer) {
        var request = passcode.request().queryParam("channel", channel);
        if (customer != null) {
            request.header("Authorization", "Bearer " + TestTokens.customer(customer));
        }
        return request.post("/v1/otp-challenges/" + passcode.command.challengeId() + "/resend");
    }

    private static Instant resendAt(Response answer) {
        return Instant.parse(answer.jsonPath().getString("resendAt"));
    }

    private static String content(String email) throws IOException, jakarta.mail.MessagingException {
        return OutsideWorld.part(OutsideWorld.mails(email).getFirst(), "text/plain");
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
}
