package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.Shop;
import io.okpay.platform.event.PaymentTakenBack;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.signature.MessageSignature;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cardholder's bank takes back of an order comes from the merchant, as far as its wallet covers it. */
@PaymentServiceTest
class OrderChargebackServiceTest {

    private static final MessageSignature ACQUIRER = new MessageSignature("local-only-acquirer-secret");

    private Person payer;
    private Shop shop;
    private String order;

    @BeforeEach
    void aShopAsksForTwenty() {
        payer = Person.withBalance(0);
        shop = Shop.open();
        order = shop.order("20.00", "PT15M").getString("id");
    }

    @Test
    void theMerchantsWalletGivesItBackAndTheOrderSaysSo() {
        PostTransfer paid = paidByCard();
        shop.order(order).body("state", equalTo("PAID")).body("chargedBackAt", nullValue());
        disputed(paid.paymentId());
        ReverseTransfer reversal = reversal(paid.paymentId());
        assertThat(reversal.originalId()).isEqualTo(paid.transferId());
        assertThat(reversal.account()).isEqualTo("wallet:" + shop.wallet());
        TestEvents.publish(new TransferPosted(reversal.transferId(), paid.paymentId(), Instant.now(), List.of()));
        PaymentTakenBack told = TestEvents.await(
                PaymentTakenBack.class, event -> event.paymentId().equals(paid.paymentId()));
        assertThat(told.amount()).hasToString("20.00 USD");
        payer.payment(paid.paymentId().toString())
                .body("state", equalTo("REFUNDED"))
                .body("history[-1].reason", equalTo("CHARGEBACK"));
        String at = shop.order(order)
                .body("state", equalTo("PAID"))
                .body("chargedBackAt", notNullValue())
                .extract()
                .path("chargedBackAt");
        disputed(paid.paymentId());
        shop.order(order).body("chargedBackAt", equalTo(at));
        payer.calls().get("/v1/orders/" + order).then().body("chargedBackAt", nullValue());
    }

    @Test
    void whatTheMerchantCannotCoverLiesInSuspenseAsACase() {
        PostTransfer paid = paidByCard();
        disputed(paid.paymentId());
        TestEvents.publish(new TransferRejected(
                reversal(paid.paymentId()).transferId(), paid.paymentId(), "INSUFFICIENT_BALANCE", Map.of()));
        PostTransfer loss = TestEvents.await(
                PostTransfer.class,
                event -> event.paymentId().equals(paid.paymentId())
                        && !event.transferId().equals(paid.transferId()));
        assertThat(loss.legs())
                .containsExactly(
                        TransferLeg.system("SUSPENSE", -2_000, "USD"),
                        TransferLeg.system("SETTLEMENT_CARD", 2_000, "USD"));
        shop.order(order).body("chargedBackAt", notNullValue());
        String finance = TestTokens.token(UUID.randomUUID(), "finance");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(given().header("Authorization", "Bearer " + finance)
                                .get("/v1/cases")
                                .jsonPath()
                                .getString("items.find { it.paymentId == '" + paid.paymentId() + "' }.kind"))
                        .isEqualTo("TAKEN_BACK_UNCOVERED"));
    }

    private PostTransfer paidByCard() {
        String quote = payer.quote("{\"type\":\"MERCHANT_PAYMENT\",\"orderId\":\"" + order + "\",\"instrumentId\":\""
                        + payer.card() + "\"}")
                .statusCode(201)
                .extract()
                .path("id");
        JsonPath payment = payer.pay(quote, "k").statusCode(201).extract().jsonPath();
        payer.confirm(payment);
        assertThat(payer.booked(payment.getString("id")).getString("state")).isEqualTo("COMPLETED");
        return Person.command(payment.getString("id"));
    }

    private static ReverseTransfer reversal(UUID paymentId) {
        return TestEvents.await(
                ReverseTransfer.class, event -> event.paymentId().equals(paymentId));
    }

    private static void disputed(UUID paymentId) {
        byte[] message = ("{\"type\":\"charge.disputed\",\"charge\":\"ch_1\",\"reference\":\"" + paymentId
                        + "\",\"amount\":2000,\"currency\":\"USD\",\"reason\":\"fraudulent\"}")
                .getBytes(StandardCharsets.UTF_8);
        given().contentType("application/json")
                .headers(ACQUIRER.sign(message, Instant.now()))
                .body(message)
                .post("/v1/rails/card/callbacks")
                .then()
                .statusCode(204);
    }
}
