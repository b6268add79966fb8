package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.OtpFailed;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PaymentFailed;
import io.okpay.platform.event.PaymentPasswordVerified;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class TransferServiceTest {

    @Inject
    DataSource dataSource;

    @Test
    void aTransferCompletesAfterBothFactorsAndTheLedgersResult() {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        JsonPath payment = payer.pay(payer.quoteTransfer(payee, "30.00"), "k1")
                .statusCode(201)
                .body("state", equalTo("REQUIRES_AUTHENTICATION"))
                .body("totalDebit.amount", equalTo("30.30"))
                .extract()
                .jsonPath();
        OtpRequested otp =
                TestEvents.await(OtpRequested.class, event -> payer.id().equals(event.customerId()));
        assertThat(otp.variables()).containsEntry("amount", "30.30 USD").containsEntry("payee", "Mei L.");
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs())
                .containsExactly(
                        TransferLeg.wallet(payer.wallet(), -3_030, "USD"),
                        TransferLeg.wallet(payee.wallet(), 3_000, "USD"),
                        TransferLeg.system("FEES", 30, "USD"));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        payer.paymentWhenEnded(payment.getString("id"))
                .body("state", equalTo("COMPLETED"))
                .body("transferId", equalTo(command.transferId().toString()))
                .body("history.state", hasItems("CREATED", "REQUIRES_AUTHENTICATION", "PROCESSING", "COMPLETED"));
        payee.payment(payment.getString("id"))
                .statusCode(200)
                .body("direction", equalTo("IN"))
                .body("received.amount", equalTo("30.00"))
                .body("fees", nullValue());
        TestEvents.await(PaymentCompleted.class, event -> event.paymentId().equals(command.paymentId()));
    }

    @Test
    void theLedgersRejectionReachesThePayerUnchanged() {
        Person payer = Person.withBalance(10_000);
        JsonPath payment = payer.pay(payer.quoteTransfer(Person.withBalance(0), "30.00"), "k1")
                .extract()
                .jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        TestEvents.publish(new TransferRejected(
                command.transferId(),
                command.paymentId(),
                "INSUFFICIENT_BALANCE",
                Map.of("available", "12.00", "currency", "USD")));
        payer.paymentWhenEnded(payment.getString("id"))
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("INSUFFICIENT_BALANCE"))
                .body("failure.parameters.available", equalTo("12.00"));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        TestEvents.await(PaymentFailed.class, event -> event.paymentId().equals(command.paymentId()));
        payer.payment(payment.getString("id")).body("state", equalTo("FAILED"));
    }

    @Test
    void aWrongBindingAnotherCustomerOrAnotherFactorConfirmsNothingAndAFailedFactorEndsThePayment() {
        Person payer = Person.withBalance(10_000);
        JsonPath payment = payer.pay(payer.quoteTransfer(Person.withBalance(0), "30.00"), "k1")
                .extract()
                .jsonPath();
        UUID otp = UUID.fromString(payment.getString("challenges.find { it.factor == 'OTP' }.id"));
        String binding = Objects.requireNonNull(TestEvents.await(
                        OtpRequested.class, event -> event.challengeId().equals(otp))
                .binding());
        TestEvents.publish(new OtpVerified(otp, OtpPurpose.PAYMENT, payer.id(), "another amount", Instant.now()));
        TestEvents.publish(new OtpVerified(otp, OtpPurpose.PAYMENT, UUID.randomUUID(), binding, Instant.now()));
        TestEvents.publish(new PaymentPasswordVerified(
                otp, payer.id(), UUID.fromString(payment.getString("id")), binding, Instant.now()));
        TestEvents.publish(new OtpFailed(otp, OtpPurpose.PAYMENT, payer.id(), "OTP_ATTEMPTS_EXCEEDED", Instant.now()));
        payer.paymentWhenEnded(payment.getString("id"))
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("OTP_ATTEMPTS_EXCEEDED"));
    }

    @Test
    void fiftyIdenticalRequestsInParallelMakeOnePaymentAndReplayItByteForByte() {
        Person payer = Person.withBalance(10_000);
        String quote = payer.quoteTransfer(Person.withBalance(0), "1.00");
        List<Response> answers = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> payer.pay(quote, "same").extract().response())
                .toList();
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201 || answer.statusCode() == 409);
        String first = payer.pay(quote, "same")
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract()
                .asString();
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .isNotEmpty()
                .allMatch(answer -> answer.asString().equals(first));
        payer.calls().get("/v1/payments").then().body("items.size()", equalTo(1));
        String other = payer.quoteTransfer(Person.withBalance(0), "2.00");
        payer.pay(other, "same").statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void twoAcceptsOfOneQuoteGiveOnePaymentAndOneConflict() {
        Person payer = Person.withBalance(10_000);
        String quote = payer.quoteTransfer(Person.withBalance(0), "1.00");
        List<Integer> statuses = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> payer.pay(quote, "key-" + i).extract().statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409);
        payer.pay(quote, "key-3").body("code", equalTo("QUOTE_ALREADY_USED"));
    }

    @Test
    void aQuoteNamesEveryObstacleAtOnceAndCannotBePaid() {
        Person payer = Person.withBalance(500);
        String quote = payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"+14150000000\"},"
                        + "\"targetAmount\":{\"amount\":\"20000.00\",\"currency\":\"USD\"}}")
                .statusCode(201)
                .body("obstacles.code", containsInAnyOrder("PAYEE_NOT_FOUND", "INSUFFICIENT_BALANCE", "LIMIT_EXCEEDED"))
                .body("obstacles.find { it.code == 'INSUFFICIENT_BALANCE' }.parameters.available", equalTo("5.00"))
                .extract()
                .path("id");
        payer.pay(quote, "k")
                .statusCode(422)
                .body("code", equalTo("PAYEE_NOT_FOUND"))
                .body("obstacles.size()", equalTo(3));
        payer.calls().get("/v1/payments").then().body("items.size()", equalTo(0));
    }

    @Test
    void obstaclesAndFailuresSpeakTheReadersLanguage() {
        Person payer = Person.withBalance(500);
        String quote = payer.calls()
                .header("Accept-Language", "zh-CN")
                .body("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"+14150000000\"},"
                        + "\"targetAmount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}")
                .post("/v1/quotes")
                .then()
                .body("obstacles[0].detail", equalTo("没有使用此手机号或邮箱的收款人。"))
                .extract()
                .path("id");
        payer.calls()
                .header("Accept-Language", "zh-CN")
                .header("Idempotency-Key", "k")
                .body("{\"quoteId\":\"" + quote + "\"}")
                .post("/v1/payments")
                .then()
                .statusCode(422)
                .body("title", equalTo("找不到收款人"))
                .body("obstacles[0].detail", equalTo("没有使用此手机号或邮箱的收款人。"));
        String id = payer.pay(payer.quoteTransfer(Person.withBalance(0), "1.00"), "k2")
                .extract()
                .path("id");
        payer.calls()
                .post("/v1/payments/" + id + "/cancellation")
                .then()
                .body("failure.detail", equalTo("The payer cancelled the payment."));
        payer.calls()
                .header("Accept-Language", "zh-CN")
                .get("/v1/payments/" + id)
                .then()
                .body("failure.detail", equalTo("付款人取消了支付。"));
    }

    @Test
    void theStepsOfAPaymentCannotBeRewritten() throws SQLException {
        Person payer = Person.withBalance(10_000);
        payer.pay(payer.quoteTransfer(Person.withBalance(0), "1.00"), "k").statusCode(201);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE payment_state_change SET state = 'COMPLETED'"))
                    .hasMessageContaining("not allowed");
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM payment_state_change"))
                    .hasMessageContaining("not allowed");
        }
    }

    @Test
    void onePaymentIsOneTraceOverHttpAndKafka() {
        Person payer = Person.withBalance(10_000);
        String asked = "4bf92f3577b34da6a3ce929d0e0e" + HexFormat.of().toHexDigits((short) payer.hashCode());
        JsonPath payment = payer.calls()
                .header("traceparent", "00-" + asked + "-00f067aa0ba902b7-01")
                .header("Idempotency-Key", "k")
                .body("{\"quoteId\":\"" + payer.quoteTransfer(Person.withBalance(0), "1.00") + "\"}")
                .post("/v1/payments")
                .jsonPath();
        String otp = payment.getString("challenges.find { it.factor == 'OTP' }.id");
        assertThat(TestEvents.traceOf(
                        OtpRequested.class,
                        event -> event.challengeId().toString().equals(otp)))
                .isEqualTo(asked);
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        String posted = "a0f92f3577b34da6a3ce929d0e0e" + HexFormat.of().toHexDigits((short) payer.hashCode());
        TestEvents.publish(
                new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()),
                "00-" + posted + "-00f067aa0ba902b7-01");
        assertThat(TestEvents.traceOf(
                        PaymentCompleted.class, event -> event.paymentId().equals(command.paymentId())))
                .isEqualTo(posted);
    }

    @Test
    void aCancelledPaymentCannotBeConfirmedAnyMore() {
        Person payer = Person.withBalance(10_000);
        JsonPath payment = payer.pay(payer.quoteTransfer(Person.withBalance(0), "1.00"), "k")
                .extract()
                .jsonPath();
        String id = payment.getString("id");
        payer.calls()
                .post("/v1/payments/" + id + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        payer.calls()
                .post("/v1/payments/" + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("PAYMENT_NOT_CANCELLABLE"));
    }

    @Test
    void anotherCustomersQuoteAndPaymentAreNotFound() {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        String quote = payer.quoteTransfer(payee, "1.00");
        payee.pay(quote, "k").statusCode(404);
        payee.calls().get("/v1/quotes/" + quote).then().statusCode(404);
        String payment = payer.pay(quote, "k").extract().path("id");
        payee.payment(payment).statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void theHistoryPagesThroughEveryPaymentOnceWhileNewOnesArrive() {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        List<String> made = IntStream.range(0, 7)
                .mapToObj(i -> payer.pay(payer.quoteTransfer(payee, "1.00"), "k" + i)
                        .extract()
                        .<String>path("id"))
                .toList();
        List<String> seen = new java.util.ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = payer.calls()
                    .queryParam("limit", 3)
                    .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .get("/v1/payments")
                    .jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            payer.pay(payer.quoteTransfer(payee, "1.00"), "new" + seen.size()).statusCode(201);
            cursor = page.getString("nextCursor");
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyElementsOf(made.reversed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|VALIDATION_FAILED",
                "[]|400|MALFORMED_REQUEST",
                "{\"type\":\"GIFT\"}|400|VALIDATION_FAILED",
                "{\"type\":\"TRANSFER\"}|422|AMOUNT_REQUIRED",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"},\"sourceAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|AMOUNT_REQUIRED",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"1.001\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"1.5\",\"currency\":\"JPY\"}}|422|INVALID_AMOUNT",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"0\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"-1\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"1e3\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"ABC\"}}|422|UNKNOWN_CURRENCY",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|PAYEE_REQUIRED",
                "{\"type\":\"TRANSFER\",\"payee\":{},\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|PAYEE_REQUIRED",
                "{\"type\":\"TOP_UP\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|INSTRUMENT_REQUIRED",
                "{\"type\":\"TOP_UP\",\"instrumentId\":\"x\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|400|VALIDATION_FAILED",
                "{\"type\":\"TRANSFER\",\"surprise\":1}|400|VALIDATION_FAILED",
                "{\"type\":\"TRANSFER\",\"note\":\"\\u202eoops\"}|400|VALIDATION_FAILED",
                "{\"type\":\"TRANSFER\",\"note\":\"4111\u00a01111\u00a01111\u00a01111\"}|400|CARD_NUMBER_NOT_ACCEPTED",
                "{\"type\":\"TRANSFER\",\"note\":\"4242 4242 4242 4242\"}|400|CARD_NUMBER_NOT_ACCEPTED"
            })
    void eachBadQuoteHasItsOwnProblem(String body, int status, String code) {
        Person.stranger()
                .quote(body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void badPaymentsHaveTheirOwnProblems() {
        Person person = Person.stranger();
        person.calls()
                .body("{\"quoteId\":\"" + UUID.randomUUID() + "\"}")
                .post("/v1/payments")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
        person.pay(UUID.randomUUID().toString(), "k").statusCode(404);
        person.pay("x", "k").statusCode(400);
        person.calls().queryParam("limit", "0").get("/v1/payments").then().statusCode(400);
        person.calls().queryParam("cursor", "bogus").get("/v1/payments").then().statusCode(400);
        person.calls().queryParam("direction", "up").get("/v1/payments").then().statusCode(400);
        person.calls().get("/v1/payments/not-a-uuid").then().statusCode(404);
    }
}
