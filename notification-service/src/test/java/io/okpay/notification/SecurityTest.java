package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.CredentialKind;
import io.okpay.platform.event.CustomerCredentialAdded;
import io.okpay.platform.event.CustomerCredentialRemoved;
import io.okpay.platform.event.CustomerFrozen;
import io.okpay.platform.event.CustomerPasswordChanged;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.CustomerSignedInFromNewDevice;
import io.okpay.platform.event.CustomerUnfrozen;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.FreezeExplanation;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PaymentPasswordChange;
import io.okpay.platform.event.PaymentPasswordChanged;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecurityTest {

    private static final Instant AT = Instant.parse("2030-05-06T07:08:09Z");

    private final UUID customer = UuidCreator.getTimeOrderedEpoch();
    private final String phone = OutsideWorld.newPhone();
    private int texts;

    @Test
    void eachChangeOfALoginIsToldWithWhatChanged() {
        registered("en");
        toldOf(new PaymentPasswordChanged(customer, PaymentPasswordChange.SET, now()), "a payment password was set");
        toldOf(
                new PaymentPasswordChanged(customer, PaymentPasswordChange.CHANGED, now()),
                "payment password was changed");
        toldOf(new PaymentPasswordChanged(customer, PaymentPasswordChange.RESET, now()), "payment password was reset");
        toldOf(
                new CustomerPasswordChanged(customer, "Chrome on Windows", "203.0.113.7", now()),
                "your password to log in was changed on Chrome on Windows");
        toldOf(new CustomerPasswordChanged(customer, null, null, now()), "was changed by our support");
        toldOf(
                new CustomerCredentialAdded(customer, CredentialKind.PASSKEY, "Chrome on Windows", now()),
                "can now be logged in to with a passkey");
        toldOf(
                new CustomerCredentialRemoved(customer, CredentialKind.TOTP, null, now()),
                "can no longer be logged in to with an authenticator app");
        toldOf(
                new CustomerSignedInFromNewDevice(customer, UUID.randomUUID(), "Firefox on Linux", "203.0.113.7", AT),
                "on 2030-05-06 07:08 UTC: Firefox on Linux, from 203.0.113.7. If it was not you");
        toldOf(
                new CustomerSignedInFromNewDevice(customer, UUID.randomUUID(), "Unknown device", null, AT),
                "Unknown device. If it was not you");
    }

    @Test
    void aFreezeIsExplainedInTheLanguageOfTheCustomerByAMessageAndInAConversation() {
        registered("zh-CN");
        CustomerFrozen frozen = freeze();
        toldOf(frozen, "【OKPay】您的账户已被冻结：出现异常付款。", "2030-05-06 07:08 UTC");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> conversations().getList("items.id").size() == 1);
        assertThat(conversations().getString("items[0].category")).isEqualTo("SECURITY");
        assertThat(conversations().getString("items[0].subject")).isEqualTo("您的账户已被冻结");
        String text = as(customer)
                .get("/v1/support-conversations/" + conversations().getString("items[0].id"))
                .asString();
        assertThat(text).contains("原因：出现异常付款", "- 您可以登录", "- 请说明", "2030-05-06 07:08 UTC");
        TestEvents.publish(frozen);
        toldOf(new CustomerUnfrozen(customer, frozen.freezeId(), now()), "您的账户已解除冻结");
        assertThat(conversations().getList("items.id")).hasSize(1);
    }

    @Test
    void whereNothingIsToBeProvidedNothingIsAskedFor() {
        registered("en");
        TestEvents.publish(new CustomerFrozen(
                customer,
                UUID.randomUUID(),
                "LEGAL_OBLIGATION",
                List.of(new FreezeExplanation("en", "The law obliges us", List.of("You can log in."), List.of())),
                AT,
                now()));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> conversations().getList("items.id").size() == 1);
        String text = as(customer)
                .get("/v1/support-conversations/" + conversations().getString("items[0].id"))
                .asString();
        assertThat(text).contains("The law obliges us", "You can log in.").doesNotContain("What we need");
    }

    @Test
    void bothSidesOfARefundAreTold() {
        registered("en");
        UUID payee = UuidCreator.getTimeOrderedEpoch();
        String payeePhone = OutsideWorld.newPhone();
        TestEvents.publish(new CustomerRegistered(payee, payeePhone, "Ben Okafor", "US", "en", now()));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !OutsideWorld.texts(payeePhone).isEmpty());
        toldOf(
                new PaymentCompleted(
                        UuidCreator.getTimeOrderedEpoch(),
                        "REFUND",
                        payee,
                        customer,
                        Money.of("12.00", "USD"),
                        Money.of("12.00", "USD"),
                        null,
                        now()),
                "Ben Okafor refunded 12.00 USD to you.");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> OutsideWorld.texts(payeePhone).getLast().contains("you refunded 12.00 USD to Mei Lin"));
    }

    private CustomerFrozen freeze() {
        return new CustomerFrozen(
                customer,
                UUID.randomUUID(),
                "UNUSUAL_ACTIVITY",
                List.of(
                        new FreezeExplanation(
                                "en", "Unusual payments", List.of("You can log in."), List.of("Tell us.")),
                        new FreezeExplanation("zh-CN", "出现异常付款", List.of("您可以登录。"), List.of("请说明情况。"))),
                AT,
                now());
    }

    private void registered(String locale) {
        TestEvents.publish(new CustomerRegistered(customer, phone, "Mei Lin", "US", locale, now()));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> OutsideWorld.texts(phone).size() == 1);
        texts = 1;
    }

    private void toldOf(Event event, String... words) {
        TestEvents.publish(event);
        texts++;
        await().atMost(Duration.ofSeconds(15))
                .until(() -> OutsideWorld.texts(phone).size() >= texts);
        assertThat(OutsideWorld.texts(phone).getLast()).contains(words);
    }

    private JsonPath conversations() {
        return as(customer).get("/v1/support-conversations").jsonPath();
    }

    private static io.restassured.specification.RequestSpecification as(UUID id) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(id))
                .contentType("application/json");
    }

    private static Instant now() {
        return Instant.now();
    }
}
