package io.okpay.payment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.Customer;
import io.okpay.payment.PaymentServiceTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class BadPaymentRequestServiceTest {

    private static @Nullable Customer somebody;

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,101", "limit,x", "cursor,x", "cursor,cGF5bWVudHM6eA", "state,open", "direction,up"})
    void aFilterThatIsNotUnderstoodIsRefused(String name, String value) {
        somebody()
                .calls()
                .queryParam(name, value)
                .get("/v1/payment-requests")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("fields[0].field", equalTo(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|400|MALFORMED_REQUEST|-",
                "{'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer",
                "{'payer':null,'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer",
                "{'payer':'+14155550100','amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer",
                "{'payer':{},'amount':{'amount':'1','currency':'USD'}}|422|PAYER_REQUIRED|payer",
                "{'payer':{'phone':'+14155550100','email':'a@b.c'},'amount':{'amount':'1','currency':'USD'}}|422|PAYER_REQUIRED|payer",
                "{'payer':{'phone':'14155550100'},'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer.phone",
                "{'payer':{'phone':'+1415555010012345'},'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer.phone",
                "{'payer':{'phone':''},'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer.phone",
                "{'payer':{'phone':{}},'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer.phone",
                "{'payer':{'email':'nobody'},'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer.email",
                "{'payer':{'email':'a@b c'},'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer.email",
                "{'payer':{'email':'a@b@c'},'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer.email",
                "{'payer':{'phone':'+14155550100','id':1},'amount':{'amount':'1','currency':'USD'}}|400|VALIDATION_FAILED|payer.id",
                "{'payer':{'phone':'ME'},'amount':{'amount':'1','currency':'USD'}}|422|REQUEST_TO_SELF|payer",
                "{'payer':{'email':'ME'},'amount':{'amount':'1','currency':'USD'}}|422|REQUEST_TO_SELF|payer",
                "{'payer':{'phone':'+14155550100'}}|400|VALIDATION_FAILED|amount",
                "{'payer':{'phone':'+14155550100'},'amount':null}|400|VALIDATION_FAILED|amount",
                "{'payer':{'phone':'+14155550100'},'amount':'1'}|400|VALIDATION_FAILED|amount",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'0','currency':'USD'}}|422|INVALID_AMOUNT|amount.amount",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'-1','currency':'USD'}}|422|INVALID_AMOUNT|amount.amount",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'1.001','currency':'USD'}}|422|INVALID_AMOUNT|amount",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'10000000000000.01','currency':'USD'}}|422|INVALID_AMOUNT|amount.amount",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'1','currency':'XYZ'}}|422|UNKNOWN_CURRENCY|amount",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'1','currency':'EUR'}}|422|CURRENCY_NOT_HELD|amount.currency",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'1','currency':'USD'},'note':'LONG'}|400|VALIDATION_FAILED|note",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'1','currency':'USD'},'note':'a\u202Eb'}|400|VALIDATION_FAILED|note",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'1','currency':'USD'},'note':{}}|400|VALIDATION_FAILED|note",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'1','currency':'USD'},'note':'4242 4242 4242 4242'}|400|CARD_NUMBER_NOT_ACCEPTED|-",
                "{'payer':{'phone':'+14155550100'},'amount':{'amount':'1','currency':'USD'},'surprise':1}|400|VALIDATION_FAILED|surprise"
            },
            quoteCharacter = '`')
    void eachBadRequestHasItsOwnProblemAndAsksNobody(String template, int status, String code, String field) {
        Customer asker = somebody();
        int before = asked(asker).size();
        String body = template.replace('\'', '"')
                .replace("\"phone\":\"ME\"", "\"phone\":\"" + asker.phone() + "\"")
                .replace("\"email\":\"ME\"", "\"email\":\"" + asker.email() + "\"")
                .replace("LONG", "x".repeat(141));
        Ask.send(asker, body, "k" + UUID.randomUUID())
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("fields[0].field", field.equals("-") ? nullValue() : equalTo(field));
        asker.calls()
                .header("Accept-Language", "zh-CN")
                .header("Idempotency-Key", "k")
                .body(body)
                .post("/v1/payment-requests")
                .then()
                .body("title", matchesPattern(".*\\p{IsHan}.*"));
        assertThat(asked(asker)).hasSize(before);
    }

    @Test
    void theSameKeyAsksOnce() {
        Customer asker = Customer.named("Mei Lin");
        String body = Ask.body(Customer.somePhone(), "3.00");
        String first =
                Ask.send(asker, body, "same").then().statusCode(201).extract().asString();
        assertThat(Ask.send(asker, body, "same")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .isEqualTo(first);
        Ask.send(asker, Ask.body(Customer.somePhone(), "3.00"), "same")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        asker.calls().get("/v1/payment-requests").then().body("items", hasSize(1));
        asker.calls()
                .body(body)
                .post("/v1/payment-requests")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
    }

    @Test
    void somebodyWhoseAccountIsBeingOpenedTriesAgain() {
        Ask.of(Customer.stranger(), Customer.somePhone(), "1.00")
                .response()
                .then()
                .statusCode(409)
                .body("code", equalTo("CUSTOMER_NOT_READY"));
    }

    private static synchronized Customer somebody() {
        if (somebody == null) {
            somebody = Customer.named("Zoe Some");
        }
        return somebody;
    }

    private static List<Object> asked(Customer asker) {
        return asker.calls()
                .queryParam("direction", "out")
                .get("/v1/payment-requests")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}
