package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.PaymentRefunded;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class RefundServiceTest {

    @Test
    void aPayeeGivesMoneyBackInPartsUntilNothingIsLeft() {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        PostTransfer original = completed(payer, payee, "30.00");
        String id = original.paymentId().toString();

        JsonPath refund = refund(
                        payee,
                        id,
                        "{\"amount\":{\"amount\":\"10.00\",\"currency\":\"USD\"},\"note\":\"too much\"}",
                        "r1")
                .statusCode(201)
                .body("type", equalTo("REFUND"))
                .body("state", equalTo("REQUIRES_AUTHENTICATION"))
                .body("direction", equalTo("OUT"))
                .body("originalId", equalTo(id))
                .body("totalDebit.amount", equalTo("10.00"))
                .body("fees", hasSize(0))
                .extract()
                .jsonPath();
        payee.confirm(refund);
        ReverseTransfer command = reversal(refund.getString("id"));
        assertThat(command.originalId()).isEqualTo(original.transferId());
        assertThat(command.account()).isEqualTo("wallet:" + payer.wallet());
        assertThat(command.legs())
                .containsExactly(
                        TransferLeg.wallet(payee.wallet(), -1_000, "USD"),
                        TransferLeg.wallet(payer.wallet(), 1_000, "USD"));
        post(command);
        payee.paymentWhenEnded(refund.getString("id")).body("state", equalTo("COMPLETED"));
        payer.payment(id)
                .body("state", equalTo("PARTIALLY_REFUNDED"))
                .body("refunded.amount", equalTo("10.00"))
                .body("history[-1].reason", equalTo(refund.getString("id")));
        PaymentRefunded told = TestEvents.await(
                PaymentRefunded.class, event -> event.paymentId().equals(original.paymentId()));
        assertThat(told.whole()).isFalse();

        JsonPath rest = refund(payee, id, "{}", "r2")
                .statusCode(201)
                .body("received.amount", equalTo("20.00"))
                .extract()
                .jsonPath();
        payee.confirm(rest);
        post(reversal(rest.getString("id")));
        payee.paymentWhenEnded(rest.getString("id")).body("state", equalTo("COMPLETED"));
        payer.payment(id).body("state", equalTo("REFUNDED")).body("refunded.amount", equalTo("30.00"));
        refund(payee, id, "{}", "r3").statusCode(422).body("code", equalTo("REFUND_EXCEEDS_ORIGINAL"));
        payer.calls().get("/v1/payments/" + id + "/refunds").then().body("items", hasSize(2));
        payer.calls()
                .queryParam("direction", "in")
                .get("/v1/payments")
                .then()
                .body("items.type", equalTo(List.of("REFUND", "REFUND")));
    }

    @Test
    void refundsInParallelNeverPassTheOriginal() throws Exception {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        String id = completed(payer, payee, "10.00").paymentId().toString();
        List<Callable<Integer>> refunds = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        i -> () -> refund(payee, id, "{\"amount\":{\"amount\":\"3.00\",\"currency\":\"USD\"}}", "r" + i)
                                .extract()
                                .statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(refunds).stream()
                            .map(Future::resultNow)
                            .sorted())
                    .containsExactly(201, 201, 201, 422, 422, 422, 422, 422);
        }
        refund(payee, id, "{\"amount\":{\"amount\":\"1.01\",\"currency\":\"USD\"}}", "more")
                .statusCode(422)
                .body("code", equalTo("REFUND_EXCEEDS_ORIGINAL"))
                .body("remaining", equalTo("1.00"));
    }

    @Test
    void aRefundThatFailsLeavesTheOriginalAsItWas() {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        String id = completed(payer, payee, "10.00").paymentId().toString();
        JsonPath refund =
                refund(payee, id, "{}", "r1").statusCode(201).extract().jsonPath();
        refund(payee, id, "{}", "r2").statusCode(422);
        payee.confirm(refund);
        ReverseTransfer command = reversal(refund.getString("id"));
        TestEvents.publish(new TransferRejected(
                command.transferId(),
                command.paymentId(),
                "INSUFFICIENT_BALANCE",
                Map.of("available", "0.00", "currency", "USD")));
        payee.paymentWhenEnded(refund.getString("id"))
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("INSUFFICIENT_BALANCE"));
        payer.payment(id).body("state", equalTo("COMPLETED")).body("refunded", nullValue());
        payer.calls().get("/v1/payments/" + id + "/refunds").then().body("items", hasSize(0));
        refund(payee, id, "{}", "r3").statusCode(201);
    }

    @Test
    void theSameKeyMakesOneRefund() {
        Person payee = Person.withBalance(0);
        String id = completed(Person.withBalance(10_000), payee, "10.00")
                .paymentId()
                .toString();
        String body = "{\"amount\":{\"amount\":\"4.00\",\"currency\":\"USD\"}}";
        String first = refund(payee, id, body, "same").statusCode(201).extract().asString();
        assertThat(refund(payee, id, body, "same").statusCode(201).extract().asString())
                .isEqualTo(first);
        refund(payee, id, "{}", "same").statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        payee.calls().get("/v1/payments/" + id + "/refunds").then().body("items", hasSize(1));
    }

    @Test
    void onlyThePayeeOfMoneyThatArrivedRefunds() {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        String id = completed(payer, payee, "10.00").paymentId().toString();
        refund(payer, id, "{}", "r").statusCode(403).body("code", equalTo("REFUND_BY_PAYEE_ONLY"));
        refund(Person.stranger(), id, "{}", "r").statusCode(404);
        String waiting =
                payer.pay(payer.quoteTransfer(payee, "1.00"), "w").extract().path("id");
        refund(payee, waiting, "{}", "r").statusCode(404);
        String topUp = payer.pay(payer.quoteTopUp("5.00"), "t").extract().path("id");
        refund(payer, topUp, "{}", "r")
                .statusCode(409)
                .body("code", equalTo("PAYMENT_NOT_REFUNDABLE"))
                .body("paymentType", equalTo("TOP_UP"));
        payer.quote("{\"type\":\"REFUND\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}")
                .statusCode(422)
                .body("code", equalTo("TYPE_NOT_QUOTABLE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|400|MALFORMED_REQUEST",
                "{\"amount\":\"1\"}|400|VALIDATION_FAILED",
                "{\"amount\":{\"amount\":\"0\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"amount\":{\"amount\":\"-1\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"amount\":{\"amount\":\"1.001\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"amount\":{\"amount\":\"1\",\"currency\":\"JPY\"}}|422|CURRENCY_MISMATCH",
                "{\"amount\":{\"amount\":\"10.01\",\"currency\":\"USD\"}}|422|REFUND_EXCEEDS_ORIGINAL",
                "{\"surprise\":1}|400|VALIDATION_FAILED",
                "{\"note\":\"4242 4242 4242 4242\"}|400|CARD_NUMBER_NOT_ACCEPTED"
            })
    void eachBadRefundHasItsOwnProblemAndClaimsNothing(String body, int status, String code) {
        Person payee = Person.withBalance(0);
        String id = completed(Person.withBalance(10_000), payee, "10.00")
                .paymentId()
                .toString();
        refund(payee, id, body, "r")
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        refund(payee, id, "{}", "all").statusCode(201).body("received.amount", equalTo("10.00"));
    }

    @Test
    void aRefundNeedsAKeyAndAPayment() {
        Person payee = Person.withBalance(0);
        payee.calls()
                .body("{}")
                .post("/v1/payments/" + UUID.randomUUID() + "/refunds")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
        refund(payee, UUID.randomUUID().toString(), "{}", "r").statusCode(404);
        refund(payee, "not-a-uuid", "{}", "r").statusCode(404);
    }

    private static PostTransfer completed(Person payer, Person payee, String amount) {
        JsonPath payment = payer.pay(payer.quoteTransfer(payee, amount), "original-" + UUID.randomUUID())
                .statusCode(201)
                .extract()
                .jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        payer.paymentWhenEnded(payment.getString("id")).body("state", equalTo("COMPLETED"));
        return command;
    }

    private static ValidatableResponse refund(Person payee, String paymentId, String body, String key) {
        return payee.calls()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/payments/" + paymentId + "/refunds")
                .then();
    }

    private static ReverseTransfer reversal(String refundId) {
        return TestEvents.await(
                ReverseTransfer.class, event -> event.paymentId().toString().equals(refundId));
    }

    private static void post(ReverseTransfer command) {
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
    }
}
