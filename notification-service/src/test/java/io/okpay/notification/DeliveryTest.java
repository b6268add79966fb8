package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.MerchantRegistered;
import io.okpay.platform.event.MessageRequested;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PaymentTakenBack;
import io.okpay.platform.money.Money;
import io.okpay.platform.signature.MessageSignature;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryTest {

    private static final MessageSignature PROVIDER = new MessageSignature("local-only-sms-receipt-secret");

    @Test
    void aPaymentReachesTheInboxThePhoneAndTheMailboxWhereNamesAreNoMarkup() {
        CustomerWorld mei = CustomerWorld.registered("en");
        mei.receives("12.50");
        mei.awaitKind("PAYMENT_RECEIVED");
        await().until(() -> mails(mei).contains("You received money"));
        await().until(() -> OutsideWorld.texts(mei.phone()).size() == 2);
        assertThat(OutsideWorld.texts(mei.phone()).getLast()).isEqualTo("OKPay: You received 12.50 USD from OKPay.");

        CustomerWorld ben = CustomerWorld.registered("zh-CN");
        TestEvents.publish(new io.okpay.platform.event.PaymentCompleted(
                UuidCreator.getTimeOrderedEpoch(),
                "TRANSFER",
                mei.id(),
                ben.id(),
                io.okpay.platform.money.Money.of("1.00", "USD"),
                io.okpay.platform.money.Money.of("1.00", "USD"),
                null,
                Instant.now()));
        await().until(() -> mails(ben).stream().anyMatch(subject -> subject.contains("收到")));
        MimeMessage mail = OutsideWorld.mails(ben.email()).getLast();
        String plain = OutsideWorld.part(mail, "text/plain");
        String page = OutsideWorld.part(mail, "text/html");
        assertThat(plain).contains("Mei <b>Lin</b>", "1.00 USD");
        assertThat(page)
                .contains("Mei &lt;b&gt;Lin&lt;/b&gt;", "lang=\"zh-CN\"")
                .doesNotContain("<b>");
    }

    @Test
    void whoPaidAMerchantReadsItsNameAndWhatWasPaidAndWhoSentAbroadThatItWasSentOrCameBack() {
        CustomerWorld mei = CustomerWorld.registered("en");
        UUID shop = UuidCreator.getTimeOrderedEpoch();
        TestEvents.publish(new MerchantRegistered(
                shop, "Blue Door Books", "US", "Portland", "5942", "client-" + shop, Instant.now()));
        await().until(() -> {
            TestEvents.publish(completed("MERCHANT_PAYMENT", mei.id(), shop, "20.00", "19.80"));
            return inbox(mei).contains("You sent 20.00 USD to Blue Door Books. 20.00 USD left your wallet in total.");
        });
        TestEvents.publish(
                completed("CROSS_BORDER_TRANSFER", mei.id(), UuidCreator.getTimeOrderedEpoch(), "50.00", "49.00"));
        await().until(() -> inbox(mei).contains("49.00 USD was sent to your beneficiary abroad."));
        TestEvents.publish(new PaymentTakenBack(
                UuidCreator.getTimeOrderedEpoch(),
                "CROSS_BORDER_TRANSFER",
                mei.id(),
                Money.of("50.00", "USD"),
                "RETURNED",
                Instant.now()));
        mei.awaitKind("WITHDRAWAL_RETURNED");
        assertThat(mei.kinds()).doesNotContain("TOP_UP_COMPLETED", "TOP_UP_TAKEN_BACK");
    }

    private static PaymentCompleted completed(String type, UUID payer, UUID payee, String debited, String received) {
        return new PaymentCompleted(
                UuidCreator.getTimeOrderedEpoch(),
                type,
                payer,
                payee,
                Money.of(debited, "USD"),
                Money.of(received, "USD"),
                null,
                Instant.now());
    }

    private static String inbox(CustomerWorld who) {
        return who.request().get("/v1/me/inbox").asString();
    }

    @Test
    void whatTheProviderRefusesTakesTheOtherWay() {
        CustomerWorld mei = CustomerWorld.registered("en");
        assertThat(mei.choose("WALLET", true, false).statusCode()).isEqualTo(200);
        OutsideWorld.script(mei.phone(), 400);
        mei.receives("3.00");
        await().until(() -> mails(mei).contains("You received money"));
        assertThat(mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "FAILED")).containsEntry("canBeSentAgain", false);
    }

    @Test
    void aProviderThatIsDownIsNotWaitedForWhereThereIsAnotherWay() {
        CustomerWorld mei = CustomerWorld.registered("en");
        mei.choose("WALLET", true, false);
        await().until(() -> OutsideWorld.texts(mei.phone()).size() == 1);
        OutsideWorld.script(mei.phone(), 503, 503, 503);
        mei.receives("4.00");
        await().atMost(Duration.ofSeconds(15)).until(() -> mails(mei).contains("You received money"));
        assertThat(mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "FAILED")).containsEntry("attempts", 3);
    }

    @Test
    void theProvidersReceiptEndsAMessageAndOneThatDidNotArriveTakesTheOtherWayOnce() {
        CustomerWorld mei = CustomerWorld.registered("en");
        mei.choose("WALLET", true, false);
        mei.receives("5.00");
        String delivered = String.valueOf(
                mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "SENT").get("id"));
        assertThat(receipt(delivered, "delivered").statusCode()).isEqualTo(204);
        assertThat(receipt(delivered, "undelivered").statusCode()).isEqualTo(204);
        mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "DELIVERED");
        assertThat(mei.messages("PAYMENT_RECEIVED", "EMAIL")).isEmpty();

        mei.receives("6.00");
        String lost = String.valueOf(
                mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "SENT").get("id"));
        assertThat(receipt(lost, "undelivered").statusCode()).isEqualTo(204);
        assertThat(receipt(lost, "undelivered").statusCode()).isEqualTo(204);
        await().until(() -> mails(mei).contains("You received money"));
        assertThat(mei.messages("PAYMENT_RECEIVED", "EMAIL")).hasSize(1);
        assertThat(mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "UNDELIVERED"))
                .containsEntry("failure", "SMS provider: absent subscriber");
    }

    @Test
    void receiptsThatTheProviderDidNotSignOrThatSayNothingAreRefused() {
        byte[] body = receiptOf(UUID.randomUUID().toString(), "delivered");
        Map<String, String> stale = PROVIDER.sign(body, Instant.now().minus(Duration.ofMinutes(6)));
        Map<String, String> foreign = new MessageSignature("another").sign(body, Instant.now());
        assertRefused(post(stale, body), 401, "RECEIPT_NOT_SIGNED");
        assertRefused(post(foreign, body), 401, "RECEIPT_NOT_SIGNED");
        assertRefused(post(Map.of(), body), 401, "RECEIPT_NOT_SIGNED");
        for (String nothing : List.of("{}", "[]", "no", "{\"reference\":\"x\",\"status\":\"delivered\"}")) {
            byte[] said = nothing.getBytes(StandardCharsets.UTF_8);
            assertRefused(post(PROVIDER.sign(said, Instant.now()), said), 422, "RECEIPT_NOT_UNDERSTOOD");
        }
        assertThat(receipt(UUID.randomUUID().toString(), "delivered").statusCode())
                .as("of a message that is forgotten")
                .isEqualTo(204);
    }

    @Test
    void quietHoursHoldTextMessagesBackAndNothingThatConcernsSecurity() {
        CustomerWorld mei = CustomerWorld.registered("en");
        await().until(() -> OutsideWorld.texts(mei.phone()).size() == 1);
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        Response quiet = mei.request()
                .body(Map.of("from", time(now.minusHours(2)), "until", time(now.plusHours(2)), "timeZone", "UTC"))
                .put("/v1/me/notification-preferences/quiet-hours");
        assertThat(quiet.statusCode()).as(quiet.asString()).isEqualTo(200);
        assertThat(quiet.<String>path("quietHours.timeZone")).isEqualTo("UTC");
        mei.receives("7.00");
        await().until(() -> mails(mei).contains("You received money"));
        Map<String, Object> waiting = mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "PENDING");
        assertThat(Duration.between(Instant.now(), Instant.parse(String.valueOf(waiting.get("nextAttemptAt")))))
                .isBetween(Duration.ofMinutes(90), Duration.ofHours(2));
        assertThat(waiting).containsEntry("attempts", 0);

        TestEvents.publish(new MessageRequested(
                UuidCreator.getTimeOrderedEpoch(),
                Channel.SMS,
                mei.phone(),
                "en",
                "PAYMENT_PASSWORD_RESET_DONE",
                Map.of()));
        await().until(() -> OutsideWorld.texts(mei.phone()).size() == 2);
        mei.awaitKind("PAYMENT_PASSWORD_RESET_DONE");
        assertThat(mei.request()
                        .delete("/v1/me/notification-preferences/quiet-hours")
                        .<Object>path("quietHours"))
                .isNull();
    }

    @Test
    void customersChooseChannelsAndLanguageButHearOfSecurityAlways() {
        CustomerWorld mei = CustomerWorld.registered("de-DE");
        assertThat(mei.choose("WALLET", false, false).statusCode()).isEqualTo(200);
        assertRefused(mei.choose("SECURITY", false, false), 422, "PREFERENCE_REQUIRED");
        assertRefused(mei.choose("PARTIES", true, true), 404, "NOT_FOUND");
        assertThat(language(mei, "zh-Hant-TW")).isEqualTo("zh-CN");
        assertThat(language(mei, "pt-BR")).isEqualTo("en");
        mei.receives("8.00");
        mei.awaitKind("PAYMENT_RECEIVED");
        assertThat(mei.messages("PAYMENT_RECEIVED", "SMS")).isEmpty();
        assertThat(mei.messages("PAYMENT_RECEIVED", "EMAIL")).isEmpty();
    }

    @Test
    void quietHoursThatAreNoneAreRefusedByNameAndChangeNothing() {
        CustomerWorld mei = CustomerWorld.registered("en");
        String before = mei.request().get("/v1/me/notification-preferences").asString();
        assertRefused(quiet(mei, "22:00", "22:00", "UTC"), 422, "QUIET_HOURS_INVALID");
        assertRefused(quiet(mei, "22:00", "07:00", "Mars/Olympus"), 422, "QUIET_HOURS_INVALID");
        assertRefused(quiet(mei, "25:00", "07:00", "UTC"), 400, "VALIDATION_FAILED");
        assertThat(mei.request().get("/v1/me/notification-preferences").asString())
                .isEqualTo(before);
    }

    @Test
    void aSlowTextMessageProviderDelaysNoMail() {
        CountDownLatch latch = new CountDownLatch(1);
        try {
            IntStream.range(0, 40).forEach(i -> {
                String phone = OutsideWorld.newPhone();
                OutsideWorld.hold(phone, latch);
                send(Channel.SMS, phone);
            });
            String address = "slow." + UUID.randomUUID() + "@example.com";
            send(Channel.EMAIL, address);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !OutsideWorld.mails(address).isEmpty());
            assertThat(latch.getCount()).isEqualTo(1);
        } finally {
            latch.countDown();
        }
    }

    @Test
    void operatorsSeeWhatFailedWithoutItsTextAndHaveItSentAgainOnce() {
        CustomerWorld mei = CustomerWorld.registered("en");
        await().until(() -> OutsideWorld.texts(mei.phone()).size() == 1);
        OutsideWorld.script(mei.phone(), 400);
        mei.receives("9.00");
        Map<String, Object> failed = mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "FAILED");
        assertThat(failed)
                .containsEntry("failure", "SMS provider: HTTP 400")
                .containsEntry(
                        "recipient", "…" + mei.phone().substring(mei.phone().length() - 4));
        assertThat(failed.toString()).doesNotContain("9.00");
        Response again = support("/v1/messages/" + failed.get("id") + "/redelivery");
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(201);
        await().until(() ->
                OutsideWorld.texts(mei.phone()).getLast().equals("OKPay: You received 9.00 USD from OKPay."));
        assertRefused(support("/v1/messages/" + failed.get("id") + "/redelivery"), 409, "MESSAGE_CONTENT_GONE");
        mei.awaitMessage("PAYMENT_RECEIVED", "SMS", "SENT");
        assertRefused(support("/v1/messages/" + again.path("id") + "/redelivery"), 409, "MESSAGE_NOT_FAILED");
        assertRefused(support("/v1/messages/" + UUID.randomUUID() + "/redelivery"), 404, "NOT_FOUND");
        assertRefused(mei.request().get("/v1/messages"), 403, "FORBIDDEN");
    }

    private static Response quiet(CustomerWorld who, String from, String until, String zone) {
        return who.request()
                .body(Map.of("from", from, "until", until, "timeZone", zone))
                .put("/v1/me/notification-preferences/quiet-hours");
    }

    private static String language(CustomerWorld who, String tag) {
        return who.request()
                .body(Map.of("language", tag))
                .put("/v1/me/notification-preferences/language")
                .path("language");
    }

    private static void send(Channel channel, String recipient) {
        TestEvents.publish(new MessageRequested(
                UuidCreator.getTimeOrderedEpoch(), channel, recipient, "en", "WELCOME", Map.of("name", "Mei")));
    }

    private static String time(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private static List<String> mails(CustomerWorld who) {
        return OutsideWorld.mails(who.email()).stream()
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static Response receipt(String reference, String status) {
        byte[] body = receiptOf(reference, status);
        return post(PROVIDER.sign(body, Instant.now()), body);
    }

    private static byte[] receiptOf(String reference, String status) {
        return "{\"id\":\"sms_1\",\"reference\":\"%s\",\"status\":\"%s\",\"reason\":\"absent subscriber\"}"
                .formatted(reference, status)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Response post(Map<String, String> headers, byte[] body) {
        return given().headers(headers)
                .contentType("application/json")
                .body(body)
                .post("/v1/rails/sms/callbacks");
    }

    private static Response support(String path) {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "support"))
                .contentType("application/json")
                .post(path);
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
