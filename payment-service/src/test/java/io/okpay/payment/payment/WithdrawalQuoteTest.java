package io.okpay.payment.payment;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.CardFunding;
import io.okpay.platform.event.InstrumentBound;
import io.okpay.platform.event.InstrumentRemoved;
import io.okpay.platform.testing.TestEvents;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class WithdrawalQuoteTest {

    @Test
    void aWithdrawalIsPricedAndNamesItsInstrument() {
        Person person = Person.withBalance(10_000);
        quote(person, person.card(), "50.00", "USD")
                .statusCode(201)
                .body("type", equalTo("WITHDRAWAL"))
                .body("payeeName", equalTo("visa 4242"))
                .body("received.amount", equalTo("50.00"))
                .body("fees.amount.amount", contains("0.75"))
                .body("fees.rule", contains("withdrawal-local"))
                .body("totalDebit.amount", equalTo("50.75"))
                .body("obstacles", equalTo(List.of()));
    }

    @Test
    void allThatStandsInItsWayIsNamedAtOnce() {
        Person person = Person.withBalance(500);
        quote(person, UUID.randomUUID(), "20000.00", "USD")
                .statusCode(201)
                .body("payeeName", nullValue())
                .body(
                        "obstacles.code",
                        containsInAnyOrder("INSTRUMENT_NOT_FOUND", "INSUFFICIENT_BALANCE", "LIMIT_EXCEEDED"))
                .body("obstacles.find { it.code == 'INSUFFICIENT_BALANCE' }.parameters.available", equalTo("5.00"));
        quote(person, person.card(), "1.00", "EUR").body("obstacles.code", contains("CURRENCY_NOT_HELD"));
        quote(Person.withBalance(500), person.card(), "1.00", "USD")
                .body("obstacles.code", contains("INSTRUMENT_NOT_FOUND"));
    }

    @Test
    void anExpiredOrRemovedInstrumentIsAnObstacle() {
        Person person = Person.withBalance(10_000);
        UUID expired = UUID.randomUUID();
        TestEvents.publish(new InstrumentBound(
                expired, person.id(), "pm_ok", "visa", "4242", 1, 2020, "US", CardFunding.DEBIT, Instant.now()));
        TestEvents.publish(new InstrumentRemoved(person.card(), person.id(), Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        quote(person, expired, "1.00", "USD").body("obstacles.code", contains("INSTRUMENT_EXPIRED")));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> quote(person, person.card(), "1.00", "USD")
                        .body("obstacles.code", contains("INSTRUMENT_NOT_FOUND")));
    }

    @Test
    void itIsComparedOverAllInstruments() {
        Person person = Person.withBalance(10_000);
        person.calls()
                .body("{\"type\":\"WITHDRAWAL\",\"targetAmount\":{\"amount\":\"50.00\",\"currency\":\"USD\"}}")
                .post("/v1/quotes/comparison")
                .then()
                .statusCode(200)
                .body("items.instrument.id", contains(person.card().toString()))
                .body("items[0].quote.totalDebit.amount", equalTo("50.75"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"WITHDRAWAL\"}|422|AMOUNT_REQUIRED",
                "{\"type\":\"WITHDRAWAL\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|INSTRUMENT_REQUIRED",
                "{\"type\":\"WITHDRAWAL\",\"instrumentId\":null,\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|INSTRUMENT_REQUIRED",
                "{\"type\":\"WITHDRAWAL\",\"instrumentId\":1,\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|400|VALIDATION_FAILED",
                "{\"type\":\"WITHDRAWAL\",\"instrumentId\":\"0190a7e0-0000-7000-8000-000000000000\",\"payee\":{\"phone\":\"+1\"},\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|FIELD_NOT_EXPECTED",
                "{\"type\":\"WITHDRAWAL\",\"instrumentId\":\"0190a7e0-0000-7000-8000-000000000000\",\"targetAmount\":{\"amount\":\"0.001\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT"
            })
    void eachBadWithdrawalHasItsOwnProblem(String body, int status, String code) {
        Person.stranger().quote(body).statusCode(status).body("code", equalTo(code));
    }

    private static ValidatableResponse quote(Person person, UUID card, String amount, String currency) {
        return person.quote("{\"type\":\"WITHDRAWAL\",\"instrumentId\":\"" + card + "\",\"targetAmount\":{\"amount\":\""
                + amount + "\",\"currency\":\"" + currency + "\"}}");
    }
}
