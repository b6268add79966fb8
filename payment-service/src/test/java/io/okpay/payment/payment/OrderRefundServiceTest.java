package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.OutsideWorld;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.Shop;
import io.okpay.platform.event.CaptureTransfer;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.OrderRefunded;
import io.okpay.platform.event.PaymentRefunded;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class OrderRefundServiceTest {

    private Person payer;
    private Shop shop;

    @BeforeEach
    void meet() {
        payer = Person.withBalance(100_000);
        shop = Shop.open();
    }

    @Test
    void aMerchantGivesBackInPartsUntilNothingIsLeftAndBearsTheFee() {
        String order = paidByWallet();
        String payment = shop.order(order).extract().path("paymentId");
        String first = refund(order, "5.00")
                .statusCode(201)
                .body("state", equalTo("PROCESSING"))
                .body("amount.amount", equalTo("5.00"))
                .body("debit.amount", equalTo("5.00"))
                .extract()
                .path("id");
        assertThat(Person.command(first).legs())
                .containsExactly(
                        TransferLeg.wallet(shop.wallet(), -500, "USD"), TransferLeg.wallet(payer.wallet(), 500, "USD"));
        booked(first);
        awaitRefunded(order, "5.00");
        payer.payment(payment).body("state", equalTo("PARTIALLY_REFUNDED")).body("refunded.amount", equalTo("5.00"));
        payer.payment(first)
                .body("direction", equalTo("IN"))
                .body("counterparty", equalTo("Blue Door Books"))
                .body("received.amount", equalTo("5.00"));
        assertThat(TestEvents.await(
                                OrderRefunded.class,
                                event -> event.refundId().toString().equals(first))
                        .refunded())
                .hasToString("5.00 USD");
        String second = refund(order, null)
                .statusCode(201)
                .body("amount.amount", equalTo("15.00"))
                .extract()
                .path("id");
        booked(second);
        awaitRefunded(order, "20.00");
        payer.payment(payment).body("state", equalTo("REFUNDED"));
        assertThat(TestEvents.await(
                                PaymentRefunded.class,
                                event -> event.refundId().toString().equals(second))
                        .whole())
                .isTrue();
        refund(order, "0.01").statusCode(422).body("code", equalTo("REFUND_EXCEEDS_ORIGINAL"));
        refunds(order).body("items.state", equalTo(List.of("COMPLETED", "COMPLETED")));
        payer.calls()
                .get("/v1/payments/" + payment + "/receipt")
                .then()
                .statusCode(200)
                .body("refunds.amount.amount", equalTo(List.of("5.00", "15.00")));
    }

    @Test
    void refundsInParallelNeverPassWhatWasPaid() throws Exception {
        String order = paidByWallet();
        List<Callable<Integer>> asks = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(
                        i -> () -> refund(order, "3.00").extract().statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(asks).stream().map(Future::resultNow))
                    .containsOnly(201, 422)
                    .filteredOn(status -> status == 201)
                    .hasSize(6);
        }
        refund(order, null).statusCode(201).body("amount.amount", equalTo("2.00"));
    }

    @Test
    void whatTheMerchantCannotCoverFailsAndMayBeTriedAgain() {
        String order = paidByWallet();
        String refund = refund(order, null).statusCode(201).extract().path("id");
        PostTransfer command = Person.command(refund);
        TestEvents.publish(
                new TransferRejected(command.transferId(), command.paymentId(), "INSUFFICIENT_BALANCE", Map.of()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> refunds(order)
                        .body("items[0].state", equalTo("FAILED"))
                        .body("items[0].failureCode", equalTo("INSUFFICIENT_BALANCE")));
        shop.order(order).body("refunded", nullValue());
        refund(order, null).statusCode(201).body("amount.amount", equalTo("20.00"));
    }

    @Test
    void whatACardPaidGoesBackToTheCardOnceTheLedgerHoldsIt() {
        String order = shop.order("20.00", "PT15M").getString("id");
        pay(order, ",\"instrumentId\":\"" + payer.card() + "\"");
        String charge = shop.order(order).extract().path("paymentId");
        String refund = refund(order, "5.00").statusCode(201).extract().path("id");
        HoldTransfer hold = WithdrawalServiceTest.held(refund);
        assertThat(hold.legs())
                .containsExactly(
                        TransferLeg.wallet(shop.wallet(), -500, "USD"),
                        TransferLeg.system("SETTLEMENT_CARD", 500, "USD"));
        CaptureTransfer capture = WithdrawalServiceTest.capture(refund);
        WithdrawalServiceTest.booked(capture);
        awaitRefunded(order, "5.00");
        assertThat(OutsideWorld.REQUESTS)
                .filteredOn(request -> request.endsWith("refund-" + refund))
                .hasSize(1)
                .first()
                .asString()
                .contains("/charges/ch_charge-" + charge + "/refunds");
        payer.payment(charge).body("state", equalTo("PARTIALLY_REFUNDED"));
    }

    @Test
    void theSameKeyGivesBackOnce() {
        String order = paidByWallet();
        String key = UUID.randomUUID().toString();
        String first =
                refund(order, "5.00", key, shop).statusCode(201).extract().path("id");
        refund(order, "5.00", key, shop).statusCode(201).body("id", equalTo(first));
        refund(order, "6.00", key, shop).statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        refunds(order).body("items", hasSize(1));
    }

    @Test
    void onlyTheMerchantOfAPaidOrderRefundsInItsCurrency() {
        String open = shop.order("20.00", "PT15M").getString("id");
        refund(open, "5.00")
                .statusCode(409)
                .body("code", equalTo("ORDER_NOT_PAID"))
                .body("state", equalTo("CREATED"));
        String order = paidByWallet();
        refund(order, "5.00", "k", Shop.open()).statusCode(404);
        refund(order, "0.00").statusCode(422).body("code", equalTo("INVALID_AMOUNT"));
        refund(order, "20.01").statusCode(422).body("code", equalTo("REFUND_EXCEEDS_ORIGINAL"));
        shop.calls()
                .header("Idempotency-Key", "k2")
                .body("{\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}}")
                .post("/v1/orders/" + order + "/refunds")
                .then()
                .statusCode(422)
                .body("code", equalTo("CURRENCY_MISMATCH"));
        shop.calls()
                .body("{}")
                .post("/v1/orders/" + order + "/refunds")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
        payer.calls()
                .header("Idempotency-Key", "k3")
                .body("{}")
                .post("/v1/orders/" + order + "/refunds")
                .then()
                .statusCode(403);
        payer.calls()
                .header("Idempotency-Key", "k4")
                .body("{}")
                .post("/v1/payments/" + shop.order(order).extract().<String>path("paymentId") + "/refunds")
                .then()
                .statusCode(403)
                .body("code", equalTo("REFUND_BY_PAYEE_ONLY"));
        refunds(order).body("items", hasSize(0));
    }

    private String paidByWallet() {
        String order = shop.order("20.00", "PT15M").getString("id");
        pay(order, "");
        return order;
    }

    private void pay(String order, String instrument) {
        String quote = payer.quote("{\"type\":\"MERCHANT_PAYMENT\",\"orderId\":\"" + order + "\"" + instrument + "}")
                .statusCode(201)
                .extract()
                .path("id");
        JsonPath payment = payer.pay(quote, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .jsonPath();
        payer.confirm(payment);
        payer.booked(payment.getString("id"));
        shop.order(order).body("state", equalTo("PAID"));
    }

    private ValidatableResponse refund(String order, @Nullable String amount) {
        return refund(order, amount, UUID.randomUUID().toString(), shop);
    }

    private static ValidatableResponse refund(String order, @Nullable String amount, String key, Shop by) {
        return by.calls()
                .header("Idempotency-Key", key)
                .body(amount == null ? "{}" : "{\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"USD\"}}")
                .post("/v1/orders/" + order + "/refunds")
                .then();
    }

    private ValidatableResponse refunds(String order) {
        return shop.calls().get("/v1/orders/" + order + "/refunds").then().statusCode(200);
    }

    private static void booked(String refund) {
        PostTransfer command = Person.command(refund);
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
    }

    private void awaitRefunded(String order, String amount) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> shop.order(order).body("refunded.amount", equalTo(amount)));
    }
}
