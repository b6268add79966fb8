package io.okpay.sandbox.acquirer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.okpay.sandbox.callback.SignedMessages;
import io.restassured.filter.FilterContext;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a browser and a merchant send to the acquirer. */
final class AcquirerClient {

    private static final SignedMessages SIGNATURE = new SignedMessages("local-only-acquirer-secret");

    private AcquirerClient() {}

    static String token(String number) {
        return token(number, 12, 2031);
    }

    static String token(String number, int month, int year) {
        return given().contentType(ContentType.JSON)
                .body(card(number, month, year, "937"))
                .post("/acquirer/v1/tokens")
                .then()
                .statusCode(201)
                .body("token", startsWith("tok_"))
                .extract()
                .path("token");
    }

    static Map<String, Object> card(String number, int month, int year, String cvv) {
        return Map.of("number", number, "expiryMonth", month, "expiryYear", year, "cvv", cvv, "holder", "A. Payer");
    }

    static Map<String, Object> chargeBody(String method, long amount, String currency, String reference) {
        return Map.of("paymentMethod", method, "amount", amount, "currency", currency, "reference", reference);
    }

    static RequestSpecification merchant() {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer local-only-acquirer-api-key")
                .filter(AcquirerClient::sign);
    }

    private static Response sign(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext next) {
        String body = request.getBody();
        String key = request.getHeaders().getValue("Idempotency-Key");
        signed(request, key == null ? "unnamed" : key, body == null ? "" : body, Instant.now());
        return next.next(request, response);
    }

    /** Signs a request as a merchant does. */
    static RequestSpecification signed(RequestSpecification request, String id, String body, Instant time) {
        long timestamp = time.getEpochSecond();
        return request.header(SignedMessages.ID, id)
                .header(SignedMessages.TIMESTAMP, timestamp)
                .header(SignedMessages.SIGNATURE, SIGNATURE.sign(id, timestamp, body.getBytes(StandardCharsets.UTF_8)));
    }

    static ValidatableResponse bind(String token) {
        return merchant()
                .body(Map.of("token", token, "customerReference", "customer-1"))
                .post("/acquirer/v1/payment-methods")
                .then();
    }

    static ValidatableResponse charge(String method, String reference, String key) {
        return merchant()
                .header("Idempotency-Key", key)
                .body(chargeBody(method, 10_000, "USD", reference))
                .post("/acquirer/v1/charges")
                .then();
    }

    static void refusedCharge(Map<String, Object> body, int status, String code) {
        merchant()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/acquirer/v1/charges")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    static ValidatableResponse refund(String charge, long amount, String key) {
        return merchant()
                .header("Idempotency-Key", key)
                .body(Map.of("amount", amount))
                .post("/acquirer/v1/charges/" + charge + "/refunds")
                .then();
    }
}
