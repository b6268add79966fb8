package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.okpay.payment.PaymentServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class HistoryServiceTest {

    @Test
    void aPaymentIsFoundByNoteNameAndReferenceAndByNobodyElse() {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        JsonPath rent = payer.paid(payee, "10.00", "Rent 100% March");
        JsonPath lunch = payer.paid(payee, "12.00", "午餐 with_Mei");
        assertFound(payer, "q", "rent", rent);
        assertFound(payer, "q", "100%", rent);
        assertFound(payer, "q", "午餐", lunch);
        assertFound(payer, "q", "h_M", lunch);
        list(payer, "q", "0_0").body("items", empty());
        list(payer, "q", "mei l").body("items", hasSize(2));
        String reference = rent.getString("reference");
        assertFound(payer, "q", reference, rent);
        assertFound(payer, "q", reference.toLowerCase(Locale.ROOT).replace("-", " "), rent);
        assertFound(payee, "q", reference, rent);
        list(Person.withBalance(0), "q", reference).body("items", empty());
    }

    @Test
    void amountsAreComparedToTheMinorUnit() {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        JsonPath small = payer.paid(payee, "10.00", "a");
        JsonPath large = payer.paid(payee, "10.01", "b");
        payer.calls()
                .queryParam("currency", "USD")
                .queryParam("amountFrom", "10.01")
                .get("/v1/payments")
                .then()
                .body("items.id", equalTo(List.of(large.getString("id"))));
        payer.calls()
                .queryParam("currency", "USD")
                .queryParam("amountTo", "10")
                .get("/v1/payments")
                .then()
                .body("items.id", equalTo(List.of(small.getString("id"))));
        list(payer, "currency", "JPY").body("items", empty());
        list(payer, "from", Instant.now().plusSeconds(60).toString()).body("items", empty());
        list(payer, "to", Instant.now().plusSeconds(60).toString()).body("items", hasSize(2));
    }

    @Test
    void eachSideFilesAPaymentForItself() {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        JsonPath payment = payer.paid(payee, "10.00", "Sushi");
        String id = payment.getString("id");
        payer.payment(id).body("category", equalTo("OTHER"));
        payee.payment(id).body("category", equalTo("INCOME"));
        list(payee, "category", "INCOME").body("items.id", hasItem(id));
        file(payer, id, "\"DINING\"").statusCode(200).body("category", equalTo("DINING"));
        file(payer, id, "\"DINING\"").statusCode(200);
        assertFound(payer, "category", "DINING", payment);
        list(payer, "category", "OTHER").body("items", empty());
        payee.payment(id).body("category", equalTo("INCOME"));
        file(payer, id, "\"TREATS\"").statusCode(400);
        file(payer, id, "null").statusCode(400);
        file(Person.stranger(), id, "\"DINING\"").statusCode(404);
        file(payer, UUID.randomUUID().toString(), "\"DINING\"").statusCode(404);
        payer.payment(id).body("category", equalTo("DINING"));
    }

    @Test
    void newPaymentsDoNotDisturbAReaderOnTheWayDown() {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(payer.pay(payer.quoteTransfer(payee, "1.00"), "k" + i)
                    .extract()
                    .path("id"));
        }
        List<String> read = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var request = payer.calls().queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/payments")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
            payer.pay(payer.quoteTransfer(payee, "1.00"), "between" + read.size());
        } while (cursor != null);
        assertThat(read).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "type,GIFT",
        "state,DONE",
        "direction,up",
        "category,TREATS",
        "currency,XYZ",
        "currency,usd",
        "from,yesterday",
        "to,2026-13-01T00:00:00Z",
        "limit,101",
        "limit,x",
        "cursor,cGF5bWVudC1yZXF1ZXN0czow",
        "q,' '"
    })
    void aParameterThatIsNotUnderstoodIsNamed(String name, String value) {
        list(Person.stranger(), name, value)
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("fields.field", equalTo(List.of(name)));
    }

    @Test
    void parametersThatContradictEachOtherAreNamed() {
        Person person = Person.stranger();
        list(person, "q", "x".repeat(101)).statusCode(400).body("fields[0].field", equalTo("q"));
        list(person, "amountFrom", "1").statusCode(400).body("fields[0].field", equalTo("currency"));
        refused(person, "currency=USD&amountFrom=1.001", "amountFrom");
        refused(person, "currency=JPY&amountTo=1.5", "amountTo");
        refused(person, "currency=USD&amountFrom=2&amountTo=1", "amountFrom");
        refused(person, "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from");
    }

    private static void refused(Person person, String query, String field) {
        person.calls()
                .get("/v1/payments?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("fields[0].field", equalTo(field));
    }

    private static void assertFound(Person person, String name, String value, JsonPath payment) {
        list(person, name, value).statusCode(200).body("items.id", equalTo(List.of(payment.getString("id"))));
    }

    private static ValidatableResponse list(Person person, String name, String value) {
        return person.calls().queryParam(name, value).get("/v1/payments").then();
    }

    private static ValidatableResponse file(Person person, String id, String category) {
        return person.calls()
                .body("{\"category\":" + category + "}")
                .put("/v1/payments/" + id + "/category")
                .then();
    }
}
