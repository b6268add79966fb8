package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.CustomerFrozen;
import io.okpay.platform.event.CustomerUnfrozen;
import io.okpay.platform.event.FreezeExplanation;
import io.okpay.platform.event.PaymentFailed;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class FreezeServiceTest {

    private static final String REASON = "Payments that do not look like yours";

    private Person payer = Person.stranger();

    @BeforeEach
    void aPayer() {
        payer = Person.withBalance(10_000);
    }

    @Test
    void aFrozenPayerReadsItBeforeAllElseInEachQuoteUntilTheFreezeIsOver() {
        Person payee = Person.withBalance(0);
        freeze(payer);
        String id = payer.quote(transferTo(payee, "300.00"))
                .statusCode(201)
                .body("obstacles.code", contains("ACCOUNT_FROZEN", "INSUFFICIENT_BALANCE"))
                .extract()
                .path("id");
        payer.pay(id, "k1")
                .statusCode(422)
                .body("code", equalTo("ACCOUNT_FROZEN"))
                .body("detail", containsString("profile"));
        payer.quote("{\"type\":\"TOP_UP\",\"instrumentId\":\"" + payer.card()
                        + "\",\"targetAmount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}")
                .body("obstacles.code", contains("ACCOUNT_FROZEN"));
        payer.quote("{\"type\":\"WITHDRAWAL\",\"instrumentId\":\"" + payer.card()
                        + "\",\"targetAmount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}")
                .body("obstacles[0].code", equalTo("ACCOUNT_FROZEN"));
        TestEvents.publish(new CustomerUnfrozen(payer.id(), UUID.randomUUID(), Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> obstacles(payer, payee).isEmpty());
    }

    @Test
    void whoPaysAFrozenPayeeLearnsThatItDoesNotWorkAndNotWhy() {
        Person payee = Person.withBalance(0);
        freeze(payee);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> obstacles(payer, payee).equals(List.of("PAYEE_UNAVAILABLE")));
        String quote = payer.quote(transferTo(payee, "1.00")).extract().asString();
        assertThat(quote.toLowerCase(java.util.Locale.ROOT)).doesNotContain("frozen", "freeze", REASON);
    }

    @Test
    void aQuoteOfBeforeTheFreezeIsNotAcceptedAfterIt() {
        Person payee = Person.withBalance(0);
        String quote = payer.quoteTransfer(payee, "1.00");
        freeze(payer);
        payer.pay(quote, "k1").statusCode(422).body("code", equalTo("ACCOUNT_FROZEN"));
    }

    @Test
    void aPaymentUnderWayFailsWithWordsForThePayer() {
        JsonPath payment = payer.pay(payer.quoteTransfer(Person.withBalance(0), "1.00"), "k1")
                .extract()
                .jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        TestEvents.publish(new TransferRejected(
                command.transferId(), command.paymentId(), "WALLET_FROZEN", Map.of("account", "wallet:x")));
        payer.paymentWhenEnded(payment.getString("id"))
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("WALLET_FROZEN"))
                .body("failure.detail", containsString("your profile says why and what to do"));
        TestEvents.await(PaymentFailed.class, event -> event.paymentId().equals(command.paymentId()));
    }

    private static void freeze(Person person) {
        TestEvents.publish(new CustomerFrozen(
                person.id(),
                UUID.randomUUID(),
                "UNUSUAL_ACTIVITY",
                List.of(new FreezeExplanation("en", REASON, List.of(), List.of())),
                Instant.now().plusSeconds(3600),
                Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> person.quote("{\"type\":\"TOP_UP\",\"instrumentId\":\"" + person.card()
                                + "\",\"targetAmount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}")
                        .extract()
                        .jsonPath()
                        .getList("obstacles.code")
                        .contains("ACCOUNT_FROZEN"));
    }

    private static List<String> obstacles(Person payer, Person payee) {
        return payer.quote(transferTo(payee, "1.00")).extract().jsonPath().getList("obstacles.code", String.class);
    }

    private static String transferTo(Person payee, String amount) {
        return "{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone() + "\"},\"targetAmount\":{\"amount\":\""
                + amount + "\",\"currency\":\"USD\"}}";
    }
}
