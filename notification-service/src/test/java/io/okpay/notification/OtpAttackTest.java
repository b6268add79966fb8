package io.okpay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What attackers try with codes. */
@QuarkusTest
class OtpAttackTest {

    private static final int SAMPLES = 60;

    @Test
    void whoStartsAgainAndAgainHasFiftyGuessesAnHourForOnePhone() {
        String phone = OutsideWorld.newPhone();
        int guesses = 0;
        for (int challenge = 0; challenge < 12; challenge++) {
            Passcode passcode = Passcode.registration(phone);
            int sent = Math.min(challenge + 1, 10);
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> OutsideWorld.texts(phone).size() >= sent);
            List<String> wrong =
                    Passcode.notThe(Passcode.codeIn(OutsideWorld.texts(phone).getLast()));
            if (challenge >= 10) {
                TestEvents.await(
                        io.okpay.platform.event.OtpFailed.class,
                        failed -> failed.challengeId().equals(passcode.command.challengeId()));
            }
            for (String code : wrong) {
                if (passcode.verify(code).statusCode() == 422) {
                    guesses++;
                }
            }
        }
        assertThat(guesses).isEqualTo(50);
        assertThat(OutsideWorld.texts(phone)).hasSize(10);
    }

    @Test
    void parallelGuessesFromManyAddressesAreFiveTogether() throws Exception {
        Passcode passcode = Passcode.registration(OutsideWorld.newPhone());
        String right = passcode.code();
        AtomicInteger address = new AtomicInteger();
        List<Callable<Integer>> guesses = IntStream.range(0, 60)
                .mapToObj(i -> (Callable<Integer>) () -> Passcode.verify(
                                passcode.command.challengeId(),
                                Passcode.notThe(right).get(i % 6),
                                io.restassured.RestAssured.given()
                                        .header("X-Forwarded-For", "10.44.1." + address.incrementAndGet()))
                        .statusCode())
                .toList();
        try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Integer> statuses =
                    clients.invokeAll(guesses).stream().map(Future::resultNow).toList();
            assertThat(statuses).filteredOn(status -> status == 422).hasSize(5);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(55);
        }
        assertRefused(passcode.verify(right), 429, "OTP_ATTEMPTS_EXCEEDED");
    }

    @Test
    void oneHundredRightGuessesAtOnceVerifyOnePaymentOnce() throws Exception {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        Passcode passcode = Passcode.payment(OutsideWorld.newPhone(), customer);
        String code = passcode.code();
        List<Callable<Integer>> guesses = IntStream.range(0, 100)
                .mapToObj(i -> (Callable<Integer>)
                        () -> passcode.verifyAs(customer, code).statusCode())
                .toList();
        try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
            List<Integer> statuses =
                    clients.invokeAll(guesses).stream().map(Future::resultNow).toList();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(99);
        }
        assertThat(TestEvents.all(
                        OtpVerified.class,
                        event -> event.challengeId().equals(passcode.command.challengeId()),
                        2,
                        Duration.ofSeconds(2)))
                .hasSize(1);
    }

    @Test
    void aCodeThatWasUsedIsNotUsedAgainHereOrElsewhere() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        String phone = OutsideWorld.newPhone();
        Passcode first = Passcode.payment(phone, customer);
        String code = first.code();
        assertThat(first.verifyAs(customer, code).statusCode()).isEqualTo(200);
        assertRefused(first.verifyAs(customer, code), 409, "OTP_ALREADY_USED");
        Passcode second = Passcode.payment(phone, customer);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> OutsideWorld.texts(phone).size() == 2);
        if (!Passcode.codeIn(OutsideWorld.texts(phone).getLast()).equals(code)) {
            assertRefused(second.verifyAs(customer, code), 422, "FACTOR_REJECTED");
        }
    }

    @Test
    void aCodeOfOnePurposeServesNoOther() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        Passcode reset = Passcode.of(
                OtpPurpose.PAYMENT_PASSWORD_RESET,
                Channel.SMS,
                OutsideWorld.newPhone(),
                "en",
                customer,
                null,
                Map.of(),
                Duration.ofMinutes(5));
        Passcode payment = Passcode.payment(OutsideWorld.newPhone(), customer);
        String ofReset = reset.code();
        String ofPayment = payment.code();
        if (!ofReset.equals(ofPayment)) {
            assertRefused(payment.verifyAs(customer, ofReset), 422, "FACTOR_REJECTED");
            assertRefused(reset.verifyAs(customer, ofPayment), 422, "OTP_INVALID");
        }
        assertThat(payment.verifyAs(customer, ofPayment).statusCode()).isEqualTo(200);
        OtpVerified verified =
                TestEvents.await(OtpVerified.class, event -> event.challengeId().equals(payment.command.challengeId()));
        assertThat(verified.purpose()).isEqualTo(OtpPurpose.PAYMENT);
    }

    @Test
    void anotherCustomersChallengeIsNotThereAndItsGuessesAreNotCounted() {
        UUID owner = UuidCreator.getTimeOrderedEpoch();
        UUID thief = UuidCreator.getTimeOrderedEpoch();
        Passcode passcode = Passcode.payment(OutsideWorld.newPhone(), owner);
        String code = passcode.code();
        for (int i = 0; i < 6; i++) {
            assertRefused(passcode.verifyAs(thief, Passcode.notThe(code).get(i)), 404, "NOT_FOUND");
        }
        assertRefused(passcode.verifyAs(thief, code), 404, "NOT_FOUND");
        Response resend = passcode.request()
                .header("Authorization", "Bearer " + TestTokens.customer(thief))
                .post("/v1/otp-challenges/" + passcode.command.challengeId() + "/resend");
        assertRefused(resend, 404, "NOT_FOUND");
        assertThat(passcode.verifyAs(owner, code).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeviceThatChangesItsAddressTriesOnlySoOften() {
        String device = "device-" + UUID.randomUUID();
        Response answer = null;
        for (int i = 0; i <= 60; i++) {
            answer = Passcode.verify(
                    UuidCreator.getTimeOrderedEpoch(),
                    "123456",
                    io.restassured.RestAssured.given()
                            .header("X-Device-Id", device)
                            .header("X-Forwarded-For", "10.45.2." + i));
        }
        assertRefused(java.util.Objects.requireNonNull(answer), 429, "OTP_QUOTA_EXCEEDED");
    }

    @Test
    void aNameOfADeviceThatIsNoneIsRefused() {
        Response answer = Passcode.verify(
                UuidCreator.getTimeOrderedEpoch(),
                "123456",
                io.restassured.RestAssured.given().header("X-Device-Id", "x".repeat(65)));
        assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.jsonPath().getString("fields[0].field")).isEqualTo("X-Device-Id");
    }

    @Test
    void theTimeOfAnAnswerDoesNotTellWhetherAPhoneIsKnown() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        Passcode decoy = fresh(true);
        Passcode real = fresh(false);
        for (int i = 0; i < SAMPLES; i++) {
            if (i > 0 && i % 4 == 0) {
                decoy = fresh(true);
                real = fresh(false);
            }
            if (i % 2 == 0) {
                known.add(nanos(decoy));
                unknown.add(nanos(real));
            } else {
                unknown.add(nanos(real));
                known.add(nanos(decoy));
            }
        }
        double ofKnown = median(known);
        double ofUnknown = median(unknown);
        assertThat(Math.abs(ofKnown - ofUnknown))
                .as("medians %.0f and %.0f ns", ofKnown, ofUnknown)
                .isLessThan(0.5 * Math.max(ofKnown, ofUnknown) + 2_000_000);
    }

    private static Passcode fresh(boolean known) {
        Passcode passcode = Passcode.registration(
                OutsideWorld.newPhone(), known ? Map.of("decoy", "true") : Map.of(), Duration.ofMinutes(5));
        passcode.text();
        return passcode;
    }

    /** 000000 is right once in a million runs of this loop. */
    private static long nanos(Passcode passcode) {
        long start = System.nanoTime();
        assertThat(passcode.verify("000000").statusCode()).isEqualTo(422);
        return System.nanoTime() - start;
    }

    private static double median(List<Long> samples) {
        Collections.sort(samples);
        return samples.get(samples.size() / 2);
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
}
