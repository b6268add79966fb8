package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpAttemptFailed;
import io.okpay.platform.event.OtpFailed;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.testing.RealParts;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = RealParts.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @io.quarkus.test.common.ResourceArg(name = "database", value = "notification"))
@WithTestResource(value = OutsideWorld.class, scope = TestResourceScope.GLOBAL)
class OtpTest {

    @Test
    void aRightCodeVerifiesOnceAndIsTold() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        String code = passcode.code();

        Response first = passcode.verify(code);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.jsonPath().getString("challengeId"))
                .isEqualTo(passcode.command.challengeId().toString());
        assertThat(first.jsonPath().getString("status")).isEqualTo("VERIFIED");
        assertRefused(passcode.verify(code), 409, "OTP_ALREADY_USED");

        OtpVerified event =
                TestEvents.await(OtpVerified.class, e -> e.challengeId().equals(passcode.command.challengeId()));
        assertThat(event.purpose()).isEqualTo(OtpPurpose.REGISTRATION);
    }

    @Test
    void fiveWrongCodesEndTheChallengeAndTheSixthIsTooMany() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        String right = passcode.code();
        List<String> wrong = Passcode.notThe(right);
        for (int i = 0; i < 5; i++) {
            Response answer = passcode.verify(wrong.get(i));
            assertRefused(answer, 422, "OTP_INVALID");
            assertThat(answer.jsonPath().getInt("attemptsRemaining")).isEqualTo(4 - i);
        }
        Response sixth = passcode.verify(wrong.get(5));
        assertRefused(sixth, 429, "OTP_ATTEMPTS_EXCEEDED");
        assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(1, 300);
        assertRefused(passcode.verify(right), 429, "OTP_ATTEMPTS_EXCEEDED");
        assertRefused(passcode.resend(), 429, "OTP_ATTEMPTS_EXCEEDED");

        OtpFailed event =
                TestEvents.await(OtpFailed.class, e -> e.challengeId().equals(passcode.command.challengeId()));
        assertThat(event.code()).isEqualTo("OTP_ATTEMPTS_EXCEEDED");
    }

    @Test
    void aWrongCodeForAPaymentDoesNotSayThatItWasTheCode() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        Passcode passcode = Passcode.payment(OutsideWorld.newPhone(), customer);
        List<String> wrong = Passcode.notThe(passcode.code());
        for (int left = 4; left >= 1; left--) {
            Response answer = passcode.verifyAs(customer, wrong.get(left));
            assertRefused(answer, 422, "FACTOR_REJECTED");
            assertThat(answer.jsonPath().getInt("attemptsLeft")).isEqualTo(left);
            assertThat(answer.jsonPath().getString("detail").toLowerCase(Locale.ROOT))
                    .doesNotContain("code", "password");
        }
        var _ = TestEvents.await(
                OtpAttemptFailed.class,
                event -> event.challengeId().equals(passcode.command.challengeId()) && event.attemptsLeft() == 1);
    }

    @Test
    void ofOneHundredParallelRightGuessesOneSucceeds() throws Exception {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        String code = passcode.code();
        List<Callable<Integer>> guesses = IntStream.range(0, 100)
                .mapToObj(i -> (Callable<Integer>) () -> passcode.verify(code).statusCode())
                .toList();
        try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
            List<Integer> statuses =
                    clients.invokeAll(guesses).stream().map(Future::resultNow).toList();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(99);
        }
        assertThat(TestEvents.all(
                        OtpVerified.class,
                        e -> e.challengeId().equals(passcode.command.challengeId()),
                        2,
                        Duration.ofSeconds(2)))
                .hasSize(1);
    }

    @Test
    void parallelWrongGuessesAreCountedOneByOne() throws Exception {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        String wrong = Passcode.notThe(passcode.code()).getFirst();
        List<Callable<Integer>> guesses = IntStream.range(0, 40)
                .mapToObj(i -> (Callable<Integer>) () -> passcode.verify(wrong).statusCode())
                .toList();
        try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Integer> statuses =
                    clients.invokeAll(guesses).stream().map(Future::resultNow).toList();
            assertThat(statuses).filteredOn(status -> status == 422).hasSize(5);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(35);
        }
    }

    @Test
    void anExpiredCodeIsRefusedAndTold() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone(), Map.of(), Duration.ofSeconds(3));
        String code = passcode.code();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> java.time.Instant.now().isAfter(passcode.command.expiresAt()));
        assertRefused(passcode.verify(code), 422, "OTP_EXPIRED");
        assertRefused(passcode.resend(), 422, "OTP_EXPIRED");
        assertThat(TestEvents.await(OtpFailed.class, e -> e.challengeId().equals(passcode.command.challengeId()))
                        .code())
                .isEqualTo("OTP_EXPIRED");
    }

    @Test
    void expiryIsToldWithoutAnyoneAskingAndOnce() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone(), Map.of(), Duration.ofMillis(1500));
        assertThat(TestEvents.all(
                        OtpFailed.class,
                        e -> e.challengeId().equals(passcode.command.challengeId()),
                        2,
                        Duration.ofSeconds(6)))
                .singleElement()
                .extracting(OtpFailed::code)
                .isEqualTo("OTP_EXPIRED");
    }

    @Test
    void aCommandThatCameTooLateSendsNothing() {
        String phone = OutsideWorld.newPhone();
        Passcode passcode = Passcode.registration(phone, Map.of(), Duration.ofSeconds(-1));
        assertThat(TestEvents.await(OtpFailed.class, e -> e.challengeId().equals(passcode.command.challengeId()))
                        .code())
                .isEqualTo("OTP_EXPIRED");
        assertThat(OutsideWorld.requests(phone)).isEmpty();
    }

    @Test
    void theSameCodeIsSentAgainButNotTooSoon() {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        String code = passcode.code();
        Response soon = passcode.resend();
        assertRefused(soon, 429, "OTP_RESEND_TOO_SOON");
        assertThat(soon.header("Retry-After")).isEqualTo("1");

        await().atMost(Duration.ofSeconds(5)).until(() -> passcode.resend().statusCode() == 202);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> OutsideWorld.texts(passcode.command.recipient()).size() == 2);
        assertThat(passcode.code()).isEqualTo(code);
        assertThat(passcode.verify(code).statusCode()).isEqualTo(200);
        assertRefused(passcode.resend(), 409, "OTP_ALREADY_USED");
    }

    @Test
    void aTakenPhoneIsToldWithoutACodeAndAnswersLikeAnyOther() {
        Passcode decoy = Passcode.registration(OutsideWorld.newPhone(), Map.of("decoy", "true"), Duration.ofMinutes(5));
        Passcode real = Passcode.registration(OutsideWorld.newPhone());
        assertThat(decoy.text()).doesNotContainPattern("\\d{6}").contains("Somebody tried");
        List<String> wrong = Passcode.notThe(real.code());
        for (int i = 0; i < 6; i++) {
            assertAlike(decoy.verify(wrong.get(i)), real.verify(wrong.get(i)));
        }
        assertAlike(decoy.resend(), real.resend());
    }

    @Test
    void anUnknownIdAnswersLikeAKnownOne() {
        Passcode real = Passcode.registration(OutsideWorld.newPhone());
        UUID unknown = UuidCreator.getTimeOrderedEpoch();
        List<String> wrong = Passcode.notThe(real.code());
        for (int i = 0; i < 6; i++) {
            assertAlike(
                    Passcode.verify(unknown, wrong.get(i), real.request().header("X-Test", "1")),
                    real.verify(wrong.get(i)));
        }
        UUID another = UuidCreator.getTimeOrderedEpoch();
        Passcode fresh = Passcode.registration(OutsideWorld.newPhone());
        fresh.code();
        assertAlike(fresh.request().post("/v1/otp-challenges/" + another + "/resend"), fresh.resend());
    }

    @Test
    void aGuessBeforeTheCommandArrivesDoesNotSpoilTheChallenge() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        assertRefused(Passcode.verify(id, "123456", given().header("X-Forwarded-For", "10.9.9.9")), 422, "OTP_INVALID");
        String phone = OutsideWorld.newPhone();
        TestEvents.publish(new io.okpay.platform.event.OtpRequested(
                id,
                OtpPurpose.REGISTRATION,
                Channel.SMS,
                phone,
                "en",
                null,
                null,
                Map.of(),
                java.time.Instant.now().plusSeconds(60)));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !OutsideWorld.texts(phone).isEmpty());
        String code = Passcode.codeIn(OutsideWorld.texts(phone).getLast());
        assertThat(Passcode.verify(id, code, given().header("X-Forwarded-For", "10.9.9.9"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPaymentCodeNamesAmountAndPayeeAndServesItsCustomerOnly() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        Passcode passcode = Passcode.payment(OutsideWorld.newPhone(), customer);
        assertThat(passcode.text()).contains("30.00 USD").contains("Mei Lin");
        String code = passcode.code();

        assertRefused(passcode.verify(code), 401, "UNAUTHENTICATED");
        assertRefused(passcode.verifyAs(UuidCreator.getTimeOrderedEpoch(), code), 404, "NOT_FOUND");
        assertRefused(
                Passcode.verify(
                        passcode.command.challengeId(),
                        code,
                        passcode.request().header("Authorization", "Bearer not-a-token")),
                401,
                "UNAUTHENTICATED");
        assertThat(passcode.verifyAs(customer, code).statusCode()).isEqualTo(200);
        assertThat(TestEvents.await(OtpVerified.class, e -> customer.equals(e.customerId()))
                        .binding())
                .isEqualTo("binding-1");
    }

    @Test
    void withATokenAnUnknownIdIsNotFound() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        Passcode passcode = Passcode.payment(OutsideWorld.newPhone(), customer);
        passcode.code();
        assertRefused(
                Passcode.verify(
                        UuidCreator.getTimeOrderedEpoch(),
                        "123456",
                        passcode.request()
                                .header(
                                        "Authorization",
                                        "Bearer " + io.okpay.platform.testing.TestTokens.customer(customer))),
                404,
                "NOT_FOUND");
    }

    @ParameterizedTest
    @EnumSource(OtpPurpose.class)
    void everyPurposeHasItsCode(OtpPurpose purpose) {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        Passcode passcode = Passcode.of(
                purpose,
                Channel.SMS,
                OutsideWorld.newPhone(),
                "en",
                customer,
                "binding-1",
                Map.of("amount", "30.00 USD", "payee", "Mei L.", "frequency", "MONTHLY", "firstOn", "2027-01-31"),
                Duration.ofMinutes(5));
        assertThat(passcode.verifyAs(customer, passcode.code()).statusCode()).isEqualTo(200);
        OtpVerified event =
                TestEvents.await(OtpVerified.class, e -> e.challengeId().equals(passcode.command.challengeId()));
        assertThat(event.purpose()).isEqualTo(purpose);
        assertThat(event.customerId()).isEqualTo(customer);
    }

    @Test
    void aCodeForAScheduleNamesAmountPayeeRhythmAndFirstDay() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        Passcode passcode = Passcode.of(
                OtpPurpose.SCHEDULE,
                Channel.SMS,
                OutsideWorld.newPhone(),
                "en",
                customer,
                "binding-1",
                Map.of("amount", "30.00 USD", "payee", "Mei L.", "frequency", "MONTHLY", "firstOn", "2027-01-31"),
                Duration.ofMinutes(5));
        assertThat(passcode.text()).contains("30.00 USD", "Mei L.", "every month", "2027-01-31");
        assertRefused(
                passcode.verifyAs(customer, Passcode.notThe(passcode.code()).getFirst()), 422, "FACTOR_REJECTED");
    }

    @Test
    void anEmailAddressIsVerifiedByMail() throws Exception {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        String email = "mei." + customer + "@example.com";
        Passcode passcode = Passcode.of(
                OtpPurpose.EMAIL_VERIFICATION,
                Channel.EMAIL,
                email,
                "zh-CN",
                customer,
                null,
                Map.of(),
                Duration.ofMinutes(5));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !OutsideWorld.mails(email).isEmpty());
        var mail = OutsideWorld.mails(email).getFirst();
        assertThat(mail.getSubject()).isEqualTo("验证您的邮箱");
        String code = Passcode.codeIn(OutsideWorld.part(mail, "text/plain"));
        assertThat(passcode.verifyAs(customer, code).statusCode()).isEqualTo(200);
    }

    @Test
    void aRecipientGetsOnlySoManyCodesInAnHour() {
        String phone = OutsideWorld.newPhone();
        for (int i = 0; i < 10; i++) {
            Passcode.registration(phone);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> OutsideWorld.texts(phone).size() == 10);
        Passcode eleventh = Passcode.registration(phone);
        assertThat(TestEvents.await(OtpFailed.class, e -> e.challengeId().equals(eleventh.command.challengeId()))
                        .code())
                .isEqualTo("OTP_QUOTA_EXCEEDED");
        Response answer = eleventh.verify("123456");
        assertRefused(answer, 429, "OTP_QUOTA_EXCEEDED");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(3000, 3600);
        assertThat(OutsideWorld.texts(phone)).hasSize(10);
    }

    @Test
    void anAddressTriesOnlySoOften() {
        UUID unknown = UuidCreator.getTimeOrderedEpoch();
        for (int i = 0; i < 100; i++) {
            Passcode.verify(unknown, "123456", given().header("X-Forwarded-For", "10.200.0.1"));
        }
        Response answer = Passcode.verify(unknown, "123456", given().header("X-Forwarded-For", "10.200.0.1"));
        assertRefused(answer, 429, "OTP_QUOTA_EXCEEDED");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertRefused(
                Passcode.verify(
                        UuidCreator.getTimeOrderedEpoch(), "123456", given().header("X-Forwarded-For", "10.200.0.2")),
                422,
                "OTP_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"12345\"}",
                "{\"code\":\"12345a\"}",
                "{\"code\":null}",
                "{}",
                "",
                "{\"code\":1,",
                "[]"
            })
    void badInputIsRefusedAndCountsAsNoGuess(String body) {
        Response answer = given().header("X-Forwarded-For", "10.201.0.1")
                .contentType("application/json")
                .body(body)
                .post("/v1/otp-challenges/" + UuidCreator.getTimeOrderedEpoch() + "/verification");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void anIdThatIsNoUuidIsNotFound() {
        assertThat(given().contentType("application/json")
                        .body("{\"code\":\"123456\"}")
                        .post("/v1/otp-challenges/me/verification")
                        .statusCode())
                .isEqualTo(404);
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    private static void assertAlike(Response one, Response other) {
        assertThat(withoutOccurrence(one)).isEqualTo(withoutOccurrence(other));
        assertThat(one.statusCode()).isEqualTo(other.statusCode());
        assertThat(one.headers().asList().stream()
                        .map(header -> header.getName())
                        .sorted())
                .containsExactlyElementsOf(other.headers().asList().stream()
                        .map(header -> header.getName())
                        .sorted()
                        .toList());
    }

    private static Map<String, Object> withoutOccurrence(Response answer) {
        Map<String, Object> body = new java.util.HashMap<>(answer.jsonPath().getMap("$"));
        body.remove("instance");
        body.remove("traceId");
        body.remove("resendAt");
        return body;
    }
}
