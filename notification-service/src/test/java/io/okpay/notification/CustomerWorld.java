package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.CustomerEmailVerified;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer whom the service knows, with a phone and an address that was proved. */
record CustomerWorld(UUID id, String phone, String email) {

    static CustomerWorld registered(String locale) {
        return registered(OutsideWorld.newPhone(), locale);
    }

    static CustomerWorld registered(String phone, String locale) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        CustomerWorld customer = new CustomerWorld(id, phone, "c." + id + "@example.com");
        TestEvents.publish(new CustomerRegistered(id, phone, "Mei <b>Lin</b>", "US", locale, Instant.now()));
        TestEvents.publish(new CustomerEmailVerified(id, customer.email(), Instant.now()));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> customer.request()
                        .get("/v1/me/notification-preferences")
                        .asString()
                        .contains("\"emailVerified\":true"));
        return customer;
    }

    RequestSpecification request() {
        return given().header("Authorization", "Bearer " + TestTokens.customer(id))
                .contentType("application/json");
    }

    Response choose(String category, boolean sms, boolean email) {
        return request()
                .body(Map.of("sms", sms, "email", email))
                .put("/v1/me/notification-preferences/categories/" + category);
    }

    /** Money comes, from nobody who is known. */
    UUID receives(String amount) {
        UUID payment = UuidCreator.getTimeOrderedEpoch();
        Money money = Money.of(amount, "USD");
        TestEvents.publish(new PaymentCompleted(
                payment, "TRANSFER", UuidCreator.getTimeOrderedEpoch(), id, money, money, null, Instant.now()));
        return payment;
    }

    /** The kinds of what stands in the inbox, newest first. */
    List<String> kinds() {
        return request().get("/v1/me/inbox").jsonPath().getList("items.kind", String.class);
    }

    void awaitKind(String kind) {
        await().atMost(Duration.ofSeconds(15)).until(() -> kinds().contains(kind));
    }

    /** The messages of this customer as operators see them. */
    List<Map<String, Object>> messages() {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "support"))
                .queryParam("customerId", id)
                .get("/v1/messages")
                .jsonPath()
                .getList("items");
    }

    List<Map<String, Object>> messages(String template, String channel) {
        return messages().stream()
                .filter(one -> template.equals(one.get("template")) && channel.equals(one.get("channel")))
                .toList();
    }

    Map<String, Object> awaitMessage(String template, String channel, String state) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(messages(template, channel))
                        .anySatisfy(one -> assertThat(one).containsEntry("state", state)));
        return messages(template, channel).stream()
                .filter(one -> state.equals(one.get("state")))
                .findFirst()
                .orElseThrow();
    }
}
