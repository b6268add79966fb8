package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.CardFunding;
import io.okpay.platform.event.InstrumentBound;
import io.okpay.platform.event.InstrumentRemoved;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class ComparisonServiceTest {

    private static final String HUNDRED = "{\"amount\":\"100.00\",\"currency\":\"USD\"}";

    @Test
    void aTopUpIsPricedByEveryCardTheCheapestFirstEachWithItsObstacles() {
        Person person = Person.withBalance(0);
        UUID removed = bind(person, CardFunding.DEBIT, 2099);
        TestEvents.publish(new InstrumentRemoved(removed, person.id(), Instant.now()));
        UUID credit = bind(person, CardFunding.CREDIT, 2099);
        UUID expired = bind(person, CardFunding.DEBIT, 2020);
        UUID prepaid = bind(person, CardFunding.PREPAID, 2099);
        JsonPath comparison = whenItHas(4, person);
        assertThat(comparison.getList("items.instrument.id"))
                .containsExactly(person.card().toString(), expired.toString(), prepaid.toString(), credit.toString());
        assertThat(comparison.getList("items.instrument.kind"))
                .containsExactly("DEBIT_CARD", "DEBIT_CARD", "PREPAID_CARD", "CREDIT_CARD");
        assertThat(comparison.getList("items.quote.totalDebit.amount"))
                .containsExactly("101.00", "101.00", "101.50", "102.50");
        assertThat(comparison.getList("items.quote.obstacles.code"))
                .isEqualTo(List.of(List.of(), List.of("INSTRUMENT_EXPIRED"), List.of(), List.of()));
        assertThat(comparison.getString("items[0].instrument.label")).isEqualTo("visa 4242");
    }

    @Test
    void aFixedSourceBringsMostByTheCheapestCard() {
        Person person = Person.withBalance(0);
        bind(person, CardFunding.CREDIT, 2099);
        whenItHas(2, person);
        compare(person, "{\"type\":\"TOP_UP\",\"sourceAmount\":" + HUNDRED + "}")
                .statusCode(200)
                .body("items.quote.totalDebit.amount", equalTo(List.of("100.00", "100.00")))
                .body("items.quote.received.amount", equalTo(List.of("99.01", "97.56")));
    }

    @Test
    void eachPriceIsAQuoteThatCanBeAccepted() {
        Person person = Person.withBalance(0);
        String quote = whenItHas(1, person).getString("items[0].quote.id");
        person.pay(quote, "k").statusCode(201).body("totalDebit.amount", equalTo("101.00"));
        person.pay(quote, "k2").statusCode(409).body("code", equalTo("QUOTE_ALREADY_USED"));
    }

    @Test
    void aTransferIsPaidFromTheWalletAlone() {
        Person payer = Person.withBalance(500);
        compare(
                        payer,
                        "{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\""
                                + Person.withBalance(0).phone() + "\"},\"targetAmount\":" + HUNDRED + "}")
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].instrument.kind", equalTo("WALLET"))
                .body("items[0].instrument.id", nullValue())
                .body("items[0].quote.obstacles.code", equalTo(List.of("INSUFFICIENT_BALANCE")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|VALIDATION_FAILED",
                "{\"type\":\"TOP_UP\",\"surprise\":1}|400|VALIDATION_FAILED",
                "{\"type\":\"TOP_UP\"}|422|AMOUNT_REQUIRED",
                "{\"type\":\"TOP_UP\",\"targetAmount\":{\"amount\":\"0\",\"currency\":\"USD\"}}|422|INVALID_AMOUNT",
                "{\"type\":\"TOP_UP\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"},\"payee\":{\"phone\":\"+1\"}}|422|FIELD_NOT_EXPECTED",
                "{\"type\":\"TOP_UP\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"},\"instrumentId\":\"0190a7e0-0000-7000-8000-000000000000\"}|422|FIELD_NOT_EXPECTED",
                "{\"type\":\"TRANSFER\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|PAYEE_REQUIRED",
                "{\"type\":\"REFUND\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|422|TYPE_NOT_QUOTABLE",
                "{\"type\":\"TOP_UP\",\"targetAmount\":{\"amount\":\"1\",\"currency\":\"USD\"}}|409|CUSTOMER_NOT_READY"
            })
    void eachBadComparisonHasItsOwnProblem(String body, int status, String code) {
        compare(Person.stranger(), body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    private static JsonPath whenItHas(int instruments, Person person) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hundred(person).getList("items").size() == instruments);
        return hundred(person);
    }

    private static JsonPath hundred(Person person) {
        return compare(person, "{\"type\":\"TOP_UP\",\"targetAmount\":" + HUNDRED + "}")
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse compare(Person person, String body) {
        return person.calls().body(body).post("/v1/quotes/comparison").then();
    }

    private static UUID bind(Person person, CardFunding funding, int expiryYear) {
        UUID card = UUID.randomUUID();
        TestEvents.publish(new InstrumentBound(
                card, person.id(), "pm_ok", "visa", "4242", 12, expiryYear, "US", funding, Instant.now()));
        return card;
    }
}
