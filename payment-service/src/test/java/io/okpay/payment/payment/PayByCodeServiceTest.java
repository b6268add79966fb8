package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.okpay.payment.PaymentServiceTest;
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
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class PayByCodeServiceTest {

    @Test
    void aScannedCodePaysItsOwner() {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        String quote = quoteCode(payer, code(payee, Map.of("currency", "USD", "amount", "12.50")), "12.50")
                .statusCode(201)
                .body("payeeName", equalTo("Mei L."))
                .body("obstacles", empty())
                .extract()
                .path("id");
        JsonPath payment = payer.pay(quote, "k").statusCode(201).extract().jsonPath();
        payer.confirm(payment);
        assertThat(Person.command(payment.getString("id")).legs())
                .contains(TransferLeg.wallet(payee.wallet(), 1_250, "USD"));
    }

    @Test
    void aCodeIsPaidAsItAsks() {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        String fixed = code(payee, Map.of("currency", "USD", "amount", "12.50"));
        quoteCode(payer, fixed, "12.00")
                .statusCode(422)
                .body("code", equalTo("CODE_ASKS_OTHERWISE"))
                .body("amount", equalTo("12.50"));
        payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"qr\":\"" + code(payee, Map.of("currency", "USD"))
                        + "\"},\"targetAmount\":{\"amount\":\"100\",\"currency\":\"JPY\"}}")
                .statusCode(422)
                .body("code", equalTo("CODE_ASKS_OTHERWISE"))
                .body("currency", equalTo("USD"));
        quoteCode(payer, fixed.substring(0, fixed.length() - 1) + "?", "12.50")
                .statusCode(422)
                .body("fields[0].field", equalTo("payee.qr"));
        quoteCode(payee, fixed, "12.50").statusCode(201).body("obstacles.code", hasItem("PAYEE_IS_PAYER"));
        payee.calls().post("/v1/me/receive-code/rotation").then().statusCode(204);
        quoteCode(payer, fixed, "12.50").statusCode(422).body("code", equalTo("QR_UNKNOWN"));
    }

    @Test
    void whatSomebodyAskedForIsPaidOnceAndToThem() {
        Person payer = Person.withBalance(10_000);
        Person asker = Person.withBalance(0);
        String request = ask(asker, payer, "30.00");
        String first = answer(payer, request)
                .statusCode(201)
                .body("received.amount", equalTo("30.00"))
                .body("payeeName", equalTo("Mei L."))
                .extract()
                .path("id");
        String second = answer(payer, request).statusCode(201).extract().path("id");
        JsonPath payment = payer.pay(first, "k1").statusCode(201).extract().jsonPath();
        payer.pay(second, "k2").statusCode(409).body("code", equalTo("REQUEST_BEING_PAID"));
        answer(payer, request).statusCode(409).body("code", equalTo("REQUEST_BEING_PAID"));
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs()).contains(TransferLeg.wallet(asker.wallet(), 3_000, "USD"));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        payer.paymentWhenEnded(payment.getString("id")).body("state", equalTo("COMPLETED"));
        awaitState(asker, request, "PAID");
        answer(payer, request).statusCode(409).body("code", equalTo("REQUEST_NOT_OPEN"));
    }

    @Test
    void aPaymentThatMovesNothingLeavesTheRequestOpen() {
        Person payer = Person.withBalance(10_000);
        Person asker = Person.withBalance(0);
        String request = ask(asker, payer, "30.00");
        String quote = answer(payer, request).extract().path("id");
        JsonPath payment = payer.pay(quote, "k").statusCode(201).extract().jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        TestEvents.publish(new TransferRejected(command.transferId(), command.paymentId(), "WALLET_FROZEN", Map.of()));
        payer.paymentWhenEnded(payment.getString("id")).body("state", equalTo("FAILED"));
        answer(payer, request).statusCode(201);
        awaitState(asker, request, "OPEN");
    }

    @Test
    void aRequestIsAnsweredByWhoWasAskedAndWithNothingElse() {
        Person payer = Person.withBalance(10_000);
        Person asker = Person.withBalance(0);
        String request = ask(asker, payer, "30.00");
        answer(asker, request).statusCode(403).body("code", equalTo("REQUEST_FOR_PAYER_ONLY"));
        answer(Person.withBalance(0), request).statusCode(404);
        answer(payer, UUID.randomUUID().toString()).statusCode(404);
        payer.quote("{\"type\":\"TRANSFER\",\"paymentRequestId\":\"" + request + "\",\"note\":\"x\"}")
                .statusCode(422)
                .body("code", equalTo("FIELD_NOT_EXPECTED"))
                .body("fields[0].field", equalTo("note"));
        payer.quote("{\"type\":\"TRANSFER\",\"paymentRequestId\":\"" + request
                        + "\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}")
                .statusCode(422)
                .body("fields[0].field", equalTo("targetAmount"));
        payer.quote("{\"type\":\"TOP_UP\",\"paymentRequestId\":\"" + request + "\"}")
                .statusCode(422)
                .body("fields[0].field", equalTo("paymentRequestId"));
        payer.quote("{\"type\":\"TRANSFER\",\"paymentRequestId\":\"x\"}").statusCode(400);
    }

    private static void awaitState(Person asker, String request, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state.equals(
                        asker.calls().get("/v1/payment-requests/" + request).path("state")));
    }

    private static String ask(Person asker, Person payer, String amount) {
        return asker.calls()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"payer\":{\"phone\":\"" + payer.phone() + "\"},\"amount\":{\"amount\":\"" + amount
                        + "\",\"currency\":\"USD\"},\"note\":\"Lunch\"}")
                .post("/v1/payment-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse answer(Person payer, String request) {
        return payer.quote("{\"type\":\"TRANSFER\",\"paymentRequestId\":\"" + request + "\"}");
    }

    private static String code(Person payee, Map<String, String> parameters) {
        return payee.calls()
                .accept("application/json")
                .queryParams(parameters)
                .get("/v1/me/receive-code")
                .then()
                .statusCode(200)
                .extract()
                .path("payload");
    }

    private static ValidatableResponse quoteCode(Person payer, String payload, String amount) {
        return payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"qr\":\"" + payload
                + "\"},\"targetAmount\":{\"amount\":\"" + amount + "\",\"currency\":\"USD\"}}");
    }
}
