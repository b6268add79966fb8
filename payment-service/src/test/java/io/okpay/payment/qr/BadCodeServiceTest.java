package io.okpay.payment.qr;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.okpay.payment.Customer;
import io.okpay.payment.PaymentServiceTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class BadCodeServiceTest {

    private static @Nullable Customer me;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|-|-|400|VALIDATION_FAILED|currency",
                "''|-|-|400|VALIDATION_FAILED|currency",
                "usd|-|-|422|UNKNOWN_CURRENCY|currency",
                "XAU|-|-|422|UNKNOWN_CURRENCY|currency",
                "EUR|-|-|422|CURRENCY_NOT_HELD|currency",
                "USD|0|-|422|INVALID_AMOUNT|amount",
                "USD|-1|-|422|INVALID_AMOUNT|amount",
                "USD|1.001|-|422|INVALID_AMOUNT|amount",
                "JPY|1.5|-|422|INVALID_AMOUNT|amount",
                "USD|99999999999.00|-|422|INVALID_AMOUNT|amount",
                "USD|1e3|-|422|INVALID_AMOUNT|amount",
                "USD|1|123456789012345678901234567890123456789012345678901234567890123456789012345678901|400|VALIDATION_FAILED|note",
                "USD|1|a\u202Eb|400|VALIDATION_FAILED|note"
            })
    void eachBadParameterHasItsOwnProblem(
            @Nullable String currency,
            @Nullable String amount,
            @Nullable String note,
            int status,
            String code,
            String field) {
        RequestSpecification call = me().calls();
        call = currency == null ? call : call.queryParam("currency", currency);
        call = amount == null ? call : call.queryParam("amount", amount);
        call = note == null ? call : call.queryParam("note", note);
        call.get("/v1/me/receive-code")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("fields[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|VALIDATION_FAILED",
                "[]|400|MALFORMED_REQUEST",
                "{\"payload\":null}|400|VALIDATION_FAILED",
                "{\"payload\":\"\"}|400|VALIDATION_FAILED",
                "{\"payload\":17}|400|VALIDATION_FAILED",
                "{\"payload\":\"a\",\"surprise\":1}|400|VALIDATION_FAILED",
                "{\"payload\":\"https://okpay.io\"}|422|QR_INVALID",
                "{\"payload\":\"00020126120008io.okpay5204000053038405802US5901A6001B6304FFFF\"}|422|QR_CHECKSUM_WRONG",
                "{\"payload\":\"{sealed:00020226120008io.okpay5204000053038405802US5901A6001B}\"}|422|QR_VERSION_UNKNOWN",
                "{\"payload\":\"{sealed:00020126120008io.other5204000053038405802US5901A6001B}\"}|422|QR_NOT_SUPPORTED",
                "{\"payload\":\"{sealed:00020126120008io.okpay5204000053038405802US5901A6001B}\"}|422|QR_NOT_SUPPORTED",
                "{\"payload\":\"{sealed:00020126170008io.okpay0101x5204000053038405802US5901A6001B}\"}|422|QR_UNKNOWN",
                "{\"payload\":\"{sealed:00020126170008io.okpay0101x5204000053039995802US5901A6001B}\"}|422|QR_INVALID",
                "{\"payload\":\"{sealed:00020126170008io.okpay0101x52040000530384054051.2345802US5901A6001B}\"}|422|QR_INVALID"
            })
    void eachBadPayloadHasItsOwnProblem(String body, int status, String code) {
        int sealed = body.indexOf("{sealed:");
        String sent = body;
        if (sealed >= 0) {
            String objects = body.substring(sealed + "{sealed:".length(), body.indexOf('}', sealed)) + "6304";
            sent = "{\"payload\":\"" + objects + Checksum.of(objects) + "\"}";
        }
        me().calls()
                .body(sent)
                .post("/v1/qr/decoding")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        me().calls()
                .header("Accept-Language", "zh-CN")
                .body(sent)
                .post("/v1/qr/decoding")
                .then()
                .body("title", matchesPattern(".*\\p{IsHan}.*"));
    }

    @Test
    void aPayloadThatIsTooLongIsRefused() {
        me().calls()
                .body(Map.of("payload", "0".repeat(513)))
                .post("/v1/qr/decoding")
                .then()
                .statusCode(400)
                .body("fields[0].field", equalTo("payload"));
    }

    @Test
    void somebodyWhoseAccountIsBeingOpenedTriesAgain() {
        Customer.stranger()
                .calls()
                .get("/v1/me/receive-code?currency=USD")
                .then()
                .statusCode(409)
                .body("code", equalTo("CUSTOMER_NOT_READY"))
                .header("Retry-After", "1");
    }

    private static synchronized Customer me() {
        if (me == null) {
            me = Customer.named("Mei Lin");
        }
        return me;
    }
}
