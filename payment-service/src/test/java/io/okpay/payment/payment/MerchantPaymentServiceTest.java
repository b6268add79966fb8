package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.OutsideWorld;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.Shop;
import io.okpay.platform.event.OrderExpired;
import io.okpay.platform.event.OrderPaid;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class MerchantPaymentServiceTest {

    @Test
    void thePayerPaysExactlyTheOrderAndTheMerchantGetsItLessTheFee() {
        Person payer = Person.withBalance(10_000);
        Shop shop = Shop.open();
        JsonPath order = shop.order("20.00", "PT15M");
        String id = order.getString("id");
        payer.calls()
                .body("{\"payload\":\"" + order.getString("qr") + "\"}")
                .post("/v1/qr/decoding")
                .then()
                .statusCode(200)
                .body("kind", equalTo("ORDER"))
                .body("payeeName", equalTo("Blue Door Books"))
                .body("amount.amount", equalTo("20.00"))
                .body("orderId", equalTo(id));
        String quote = payer.quote(
                        "{\"type\":\"MERCHANT_PAYMENT\",\"payee\":{\"qr\":\"" + order.getString("qr") + "\"}}")
                .statusCode(201)
                .body("obstacles", empty())
                .body("fees", empty())
                .body("received.amount", equalTo("20.00"))
                .body("totalDebit.amount", equalTo("20.00"))
                .body("payeeName", equalTo("Blue Door Books"))
                .extract()
                .path("id");
        JsonPath payment = payer.pay(quote, "k").statusCode(201).extract().jsonPath();
        quoteOrder(payer, id).statusCode(201).body("obstacles.code", hasItem("ORDER_BEING_PAID"));
        shop.calls()
                .post("/v1/orders/" + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("ORDER_BEING_PAID"));
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs())
                .containsExactly(
                        TransferLeg.wallet(payer.wallet(), -2_000, "USD"),
                        TransferLeg.wallet(shop.wallet(), 1_980, "USD"),
                        TransferLeg.system("FEES", 20, "USD"));
        payer.booked(payment.getString("id"));
        payer.payment(payment.getString("id"))
                .body("state", equalTo("COMPLETED"))
                .body("direction", equalTo("OUT"))
                .body("totalDebit.amount", equalTo("20.00"))
                .body("fees", empty());
        payer.calls()
                .get("/v1/payments/" + payment.getString("id") + "/receipt")
                .then()
                .statusCode(200)
                .body("totalDebit.amount", equalTo("20.00"));
        shop.order(id)
                .body("state", equalTo("PAID"))
                .body("paymentId", equalTo(payment.getString("id")))
                .body("fee.amount", equalTo("0.20"))
                .body("net.amount", equalTo("19.80"));
        OrderPaid paid = TestEvents.await(
                OrderPaid.class, event -> event.orderId().toString().equals(id));
        assertThat(paid.net()).hasToString("19.80 USD");
        quoteOrder(payer, id).body("obstacles.code", hasItem("ORDER_ALREADY_PAID"));
    }

    @Test
    void aBoundCardIsChargedOnTheSpot() {
        Person payer = Person.withBalance(0);
        Shop shop = Shop.open();
        String order = shop.order("20.00", "PT15M").getString("id");
        String quote = payer.quote("{\"type\":\"MERCHANT_PAYMENT\",\"orderId\":\"" + order + "\",\"instrumentId\":\""
                        + payer.card() + "\"}")
                .statusCode(201)
                .body("obstacles", empty())
                .body("totalDebit.amount", equalTo("20.00"))
                .extract()
                .path("id");
        JsonPath payment = payer.pay(quote, "k").statusCode(201).extract().jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs())
                .containsExactly(
                        TransferLeg.wallet(shop.wallet(), 1_970, "USD"),
                        TransferLeg.system("SETTLEMENT_CARD", -2_000, "USD"),
                        TransferLeg.system("FEES", 30, "USD"));
        payer.booked(payment.getString("id"));
        shop.order(order).body("state", equalTo("PAID")).body("net.amount", equalTo("19.70"));
        assertThat(OutsideWorld.REQUESTS)
                .filteredOn(request -> request.endsWith("charge-" + payment.getString("id")))
                .hasSize(1);
    }

    @Test
    void aDeclinedCardLeavesTheOrderOpen() {
        Person payer = Person.withBalance(0, "pm_decline");
        Shop shop = Shop.open();
        String order = shop.order("20.00", "PT15M").getString("id");
        String quote = payer.quote("{\"type\":\"MERCHANT_PAYMENT\",\"orderId\":\"" + order + "\",\"instrumentId\":\""
                        + payer.card() + "\"}")
                .extract()
                .path("id");
        JsonPath payment = payer.pay(quote, "k").statusCode(201).extract().jsonPath();
        payer.confirm(payment);
        payer.paymentWhenEnded(payment.getString("id")).body("failure.code", equalTo("CARD_DECLINED"));
        quoteOrder(Person.withBalance(10_000), order).statusCode(201).body("obstacles", empty());
    }

    @Test
    void whatTheLedgerRefusesReleasesTheOrder() {
        Person payer = Person.withBalance(10_000);
        String order = Shop.open().order("20.00", "PT15M").getString("id");
        String quote = quoteOrder(payer, order).extract().path("id");
        JsonPath payment = payer.pay(quote, "k").statusCode(201).extract().jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        TestEvents.publish(new TransferRejected(command.transferId(), command.paymentId(), "WALLET_FROZEN", Map.of()));
        payer.paymentWhenEnded(payment.getString("id")).body("state", equalTo("FAILED"));
        quoteOrder(payer, order).body("obstacles", empty());
    }

    @Test
    void ofFiftyPaymentsInParallelOnePaysTheOrder() throws Exception {
        Person payer = Person.withBalance(1_000_000);
        String order = Shop.open().order("20.00", "PT15M").getString("id");
        List<String> quotes = IntStream.range(0, 50)
                .mapToObj(i -> quoteOrder(payer, order).extract().<String>path("id"))
                .toList();
        List<Callable<Integer>> accepts = quotes.stream()
                .<Callable<Integer>>map(quote -> () ->
                        payer.pay(quote, UUID.randomUUID().toString()).extract().statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(accepts).stream().map(Future::resultNow))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 409);
        }
    }

    @Test
    void aStaticCodeTakesWhatThePayerDecides() {
        Person payer = Person.withBalance(10_000);
        Shop shop = Shop.open();
        String code = shop.calls()
                .queryParam("currency", "USD")
                .get("/v1/orders/static-code")
                .path("payload");
        payer.quote("{\"type\":\"MERCHANT_PAYMENT\",\"payee\":{\"qr\":\"" + code + "\"}}")
                .statusCode(422)
                .body("code", equalTo("AMOUNT_REQUIRED"));
        String quote = payer.quote("{\"type\":\"MERCHANT_PAYMENT\",\"payee\":{\"qr\":\"" + code
                        + "\"},\"sourceAmount\":{\"amount\":\"5.00\",\"currency\":\"USD\"}}")
                .statusCode(201)
                .body("totalDebit.amount", equalTo("5.00"))
                .extract()
                .path("id");
        JsonPath payment = payer.pay(quote, "k").statusCode(201).extract().jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs()).contains(TransferLeg.wallet(shop.wallet(), 495, "USD"));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        payer.paymentWhenEnded(payment.getString("id")).body("state", equalTo("COMPLETED"));
        shop.calls()
                .get("/v1/orders/payments")
                .then()
                .statusCode(200)
                .body("items.id", contains(payment.getString("id")))
                .body("items[0].amount.amount", equalTo("5.00"))
                .body("items[0].fee.amount", equalTo("0.05"))
                .body("items[0].net.amount", equalTo("4.95"))
                .body("items[0].orderId", nullValue());
    }

    @Test
    void aMerchantReadsWhatItWasPaidPageByPageAndNobodyElseDoes() {
        Person payer = Person.withBalance(10_000);
        Shop shop = Shop.open();
        List<String> paid = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String order = shop.order("5.00", "PT15M").getString("id");
            String quote = quoteOrder(payer, order).extract().path("id");
            JsonPath payment =
                    payer.pay(quote, "k" + i).statusCode(201).extract().jsonPath();
            payer.confirm(payment);
            payer.booked(payment.getString("id"));
            paid.addFirst(payment.getString("id"));
        }
        JsonPath first = shop.calls()
                .queryParam("limit", 2)
                .get("/v1/orders/payments")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(paid.subList(0, 2)))
                .extract()
                .jsonPath();
        shop.calls()
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/v1/orders/payments")
                .then()
                .body("items.id", equalTo(paid.subList(2, 3)))
                .body("nextCursor", nullValue());
        Shop.open().calls().get("/v1/orders/payments").then().statusCode(200).body("items", empty());
        payer.calls().get("/v1/orders/payments").then().statusCode(403);
    }

    @Test
    void whatIsOverCannotBePaid() {
        Person payer = Person.withBalance(10_000);
        Shop shop = Shop.open();
        String cancelled = shop.order("20.00", "PT15M").getString("id");
        shop.calls()
                .post("/v1/orders/" + cancelled + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        quoteOrder(payer, cancelled).body("obstacles.code", hasItem("ORDER_CANCELLED"));
        String expired = shop.order("20.00", "PT1S").getString("id");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.order(expired).extract().path("state").equals("EXPIRED"));
        quoteOrder(payer, expired).body("obstacles.code", hasItem("ORDER_EXPIRED"));
        TestEvents.await(OrderExpired.class, event -> event.orderId().toString().equals(expired));
        quoteOrder(payer, UUID.randomUUID().toString()).statusCode(422).body("code", equalTo("ORDER_NOT_FOUND"));
        payer.quote("{\"type\":\"TRANSFER\",\"orderId\":\"" + expired + "\"}")
                .statusCode(422)
                .body("fields[0].field", equalTo("orderId"));
        payer.quote("{\"type\":\"MERCHANT_PAYMENT\"}").statusCode(422).body("code", equalTo("PAYEE_REQUIRED"));
    }

    private static ValidatableResponse quoteOrder(Person payer, String order) {
        return payer.quote("{\"type\":\"MERCHANT_PAYMENT\",\"orderId\":\"" + order + "\"}");
    }
}
