package io.okpay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.MessageRequested;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PaymentFailed;
import io.okpay.platform.event.RateAlertTriggered;
import io.okpay.platform.event.SchedulePaused;
import io.okpay.platform.event.ScheduledPaymentFailed;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageTest {

    private final AgroalDataSource dataSource;

    MessageTest(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void theProviderIsTriedAgainWithTheSameKeyUntilItAccepts() {
        String phone = OutsideWorld.newPhone();
        OutsideWorld.script(phone, 503, 429, 500);
        UUID id = welcome(phone, "Mei");
        awaitState(id, "SENT");
        List<OutsideWorld.Sms> requests = OutsideWorld.requests(phone);
        assertThat(requests).hasSize(4).allSatisfy(sms -> {
            assertThat(sms.key()).isEqualTo(id.toString());
            assertThat(sms.authorization()).isEqualTo("Bearer local-only-sms-key");
        });
        assertThat(OutsideWorld.texts(phone)).containsExactly("OKPay: Welcome, Mei! Your account is open.");
    }

    @Test
    void aRefusedMessageIsNotTriedAgainAndTheNextOneGoesOut() {
        String phone = OutsideWorld.newPhone();
        OutsideWorld.script(phone, 400);
        UUID refused = welcome(phone, "One");
        UUID next = welcome(phone, "Two");
        awaitState(next, "SENT");
        assertThat(state(refused)).isEqualTo("FAILED");
        assertThat(OutsideWorld.requests(phone)).hasSize(2);
    }

    @Test
    void aRecipientGetsMessagesInOrderThoughTheFirstNeedsRetries() {
        String phone = OutsideWorld.newPhone();
        OutsideWorld.script(phone, 503, 503);
        List<UUID> ids =
                IntStream.range(0, 5).mapToObj(i -> welcome(phone, "Nr " + i)).toList();
        ids.forEach(id -> awaitState(id, "SENT"));
        assertThat(OutsideWorld.texts(phone))
                .containsExactlyElementsOf(IntStream.range(0, 5)
                        .mapToObj(i -> "OKPay: Welcome, Nr " + i + "! Your account is open.")
                        .toList());
    }

    @Test
    void aCodeDoesNotWaitBehindAGreetingThatCannotBeDelivered() {
        String phone = OutsideWorld.newPhone();
        OutsideWorld.script(phone, 503);
        welcome(phone, "Mei");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !OutsideWorld.requests(phone).isEmpty());
        Passcode passcode = Passcode.registration(phone);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> OutsideWorld.texts(phone).stream().anyMatch(text -> text.contains("is your code")));
        assertThat(passcode.command.recipient()).isEqualTo(phone);
    }

    @Test
    void oneMessageIdIsOneMessage() {
        String phone = OutsideWorld.newPhone();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        for (int i = 0; i < 3; i++) {
            TestEvents.publish(new MessageRequested(id, Channel.SMS, phone, "en", "WELCOME", Map.of("name", "Mei")));
        }
        awaitState(id, "SENT");
        UUID after = welcome(phone, "Last");
        awaitState(after, "SENT");
        assertThat(OutsideWorld.texts(phone)).hasSize(2);
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextCommandIsHandled() {
        String key = UuidCreator.getTimeOrderedEpoch().toString();
        List<byte[]> poison = List.of(
                "not json".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8),
                """
                {"messageId":"0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f","channel":"SMS","recipient":"nobody","locale":"en",
                 "template":"WELCOME","variables":{"name":"x"}}""".getBytes(StandardCharsets.UTF_8),
                """
                {"messageId":"0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f","channel":"SMS","recipient":"+14155550100","locale":"en",
                 "template":"OTP_PAYMENT","variables":{"code":"1","minutes":"1","amount":"1","payee":"x"}}""".getBytes(StandardCharsets.UTF_8));
        for (byte[] data : poison) {
            TestEvents.publish(CloudEventHeaders.record(
                    EventType.MESSAGE_REQUESTED.topic(),
                    key,
                    UuidCreator.getTimeOrderedEpoch(),
                    EventType.MESSAGE_REQUESTED.type(),
                    "/test",
                    Instant.now(),
                    null,
                    data));
        }
        String phone = OutsideWorld.newPhone();
        UUID next = welcome(phone, "Mei");
        awaitState(next, "SENT");
        assertThat(TestEvents.read(
                        "okpay.notification.dead-letters",
                        poison.size(),
                        Duration.ofSeconds(15),
                        message -> key.equals(message.key())))
                .hasSize(poison.size())
                .allSatisfy(message -> assertThat(message.headers().lastHeader("dead-letter-reason"))
                        .isNotNull());
    }

    @Test
    void customersAreGreetedAndToldOfTheirPaymentsInTheirLanguage() {
        UUID payer = UuidCreator.getTimeOrderedEpoch();
        UUID payee = UuidCreator.getTimeOrderedEpoch();
        String payerPhone = OutsideWorld.newPhone();
        String payeePhone = OutsideWorld.newPhone();
        TestEvents.publish(new CustomerRegistered(payer, payerPhone, "Ann Lee", "US", "en-US", Instant.now()));
        TestEvents.publish(new CustomerRegistered(payee, payeePhone, "王小明", "CN", "zh-Hans-CN", Instant.now()));
        awaitTexts(payerPhone, 1);
        awaitTexts(payeePhone, 1);
        assertThat(OutsideWorld.texts(payerPhone)).containsExactly("OKPay: Welcome, Ann Lee! Your account is open.");
        assertThat(OutsideWorld.texts(payeePhone).getFirst()).contains("王小明，欢迎您");

        PaymentCompleted transfer = new PaymentCompleted(
                UuidCreator.getTimeOrderedEpoch(),
                "TRANSFER",
                payer,
                payee,
                Money.of("30.30", "USD"),
                Money.of("30.00", "USD"),
                null,
                Instant.now());
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        TestEvents.publish(transfer, eventId);
        TestEvents.publish(transfer, eventId);
        awaitTexts(payerPhone, 2);
        awaitTexts(payeePhone, 2);
        assertThat(OutsideWorld.texts(payerPhone).getLast())
                .isEqualTo("OKPay: You sent 30.00 USD to 王小明. 30.30 USD left your wallet in total.");
        assertThat(OutsideWorld.texts(payeePhone).getLast()).isEqualTo("【OKPay】您收到来自 Ann Lee 的 30.00 USD。");

        TestEvents.publish(new PaymentCompleted(
                UuidCreator.getTimeOrderedEpoch(),
                "TOP_UP",
                payer,
                payer,
                Money.of("101.00", "USD"),
                Money.of("100.00", "USD"),
                null,
                Instant.now()));
        awaitTexts(payerPhone, 3);
        assertThat(OutsideWorld.texts(payerPhone).getLast()).contains("100.00 USD is in your wallet");

        TestEvents.publish(new PaymentFailed(
                UuidCreator.getTimeOrderedEpoch(),
                "TRANSFER",
                payee,
                Money.of("1000.00", "USD"),
                "INSUFFICIENT_BALANCE",
                Instant.now()));
        awaitTexts(payeePhone, 3);
        assertThat(OutsideWorld.texts(payeePhone).getLast())
                .contains("1000.00 USD")
                .contains("余额不足");
        assertThat(OutsideWorld.texts(payerPhone)).hasSize(3);
    }

    @Test
    void aPayerLearnsWhyAScheduledPaymentWasNotMadeAndWhatHappensNext() {
        UUID payer = UuidCreator.getTimeOrderedEpoch();
        UUID schedule = UuidCreator.getTimeOrderedEpoch();
        String phone = OutsideWorld.newPhone();
        Money amount = Money.of("30.00", "USD");
        LocalDate dueOn = LocalDate.parse("2027-01-31");
        TestEvents.publish(new CustomerRegistered(payer, phone, "Ann Lee", "US", "en-US", Instant.now()));
        awaitTexts(phone, 1);
        Instant retryAt = Instant.parse("2027-01-31T04:00:00Z");
        TestEvents.publish(new ScheduledPaymentFailed(
                schedule, payer, "Mei L.", amount, dueOn, "INSUFFICIENT_BALANCE", retryAt, Instant.now()));
        awaitTexts(phone, 2);
        assertThat(OutsideWorld.texts(phone).getLast())
                .contains("30.00 USD", "Mei L.", "the balance is not sufficient", "2027-01-31 04:00 UTC");
        TestEvents.publish(new ScheduledPaymentFailed(
                schedule, payer, "Mei L.", amount, dueOn, "LIMIT_EXCEEDED", null, Instant.now()));
        awaitTexts(phone, 3);
        assertThat(OutsideWorld.texts(phone).getLast()).contains("a limit is reached", "not tried again");
        TestEvents.publish(new SchedulePaused(schedule, payer, "Mei L.", amount, Instant.now()));
        awaitTexts(phone, 4);
        assertThat(OutsideWorld.texts(phone).getLast()).contains("paused", "Mei L.");
    }

    @Test
    void aCustomerIsToldOfARateThatTheyWaitForInTheirLanguage() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        String phone = OutsideWorld.newPhone();
        TestEvents.publish(new CustomerRegistered(customer, phone, "王小明", "CN", "zh-CN", Instant.now()));
        awaitTexts(phone, 1);
        TestEvents.publish(new RateAlertTriggered(
                UuidCreator.getTimeOrderedEpoch(),
                customer,
                "EUR/USD",
                "ABOVE",
                new BigDecimal("1.25"),
                new BigDecimal("1.2503"),
                false,
                Instant.now()));
        awaitTexts(phone, 2);
        assertThat(OutsideWorld.texts(phone).getLast()).contains("EUR/USD", "已达到 1.25", "1.2503");
        TestEvents.publish(new RateAlertTriggered(
                UuidCreator.getTimeOrderedEpoch(),
                customer,
                "EUR/USD",
                "BELOW",
                new BigDecimal("1.05"),
                new BigDecimal("1.0499"),
                true,
                Instant.now()));
        awaitTexts(phone, 3);
        assertThat(OutsideWorld.texts(phone).getLast()).contains("已跌至 1.05", "1.0499");
    }

    private static UUID welcome(String phone, String name) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        TestEvents.publish(new MessageRequested(id, Channel.SMS, phone, "en", "WELCOME", Map.of("name", name)));
        return id;
    }

    private static void awaitTexts(String phone, int count) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> OutsideWorld.texts(phone).size() >= count);
    }

    private void awaitState(UUID id, String state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals(state));
    }

    private String state(UUID id) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "SELECT state FROM message WHERE id = ? AND (state <> 'SENT' OR sealed IS NULL)")) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "NONE";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
