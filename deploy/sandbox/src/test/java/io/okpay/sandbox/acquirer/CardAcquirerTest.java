package io.okpay.sandbox.acquirer;

import static io.okpay.sandbox.acquirer.AcquirerClient.bind;
import static io.okpay.sandbox.acquirer.AcquirerClient.card;
import static io.okpay.sandbox.acquirer.AcquirerClient.charge;
import static io.okpay.sandbox.acquirer.AcquirerClient.chargeBody;
import static io.okpay.sandbox.acquirer.AcquirerClient.merchant;
import static io.okpay.sandbox.acquirer.AcquirerClient.refund;
import static io.okpay.sandbox.acquirer.AcquirerClient.refusedCharge;
import static io.okpay.sandbox.acquirer.AcquirerClient.signed;
import static io.okpay.sandbox.acquirer.AcquirerClient.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.okpay.sandbox.bank.Operator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Operator.class)
class CardAcquirerTest {

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, visa, credit",
        "4000056655665556, visa, debit",
        "5555555555554444, mastercard, credit",
        "5105105105105100, mastercard, prepaid"
    })
    void a_good_card_is_bound_and_a_charge_on_it_is_approved(String number, String brand, String funding) {
        String last4 = number.substring(12);
        String method = bind(token(number))
                .statusCode(201)
                .body("id", startsWith("pm_"))
                .body("brand", equalTo(brand))
                .body("last4", equalTo(last4))
                .body("funding", equalTo(funding))
                .body("country", equalTo("US"))
                .body("expiryMonth", equalTo(12))
                .body("expiryYear", equalTo(2031))
                .body("fingerprint", not(containsString(last4 + number.substring(0, 6))))
                .extract()
                .path("id");

        charge(method, "order-1", UUID.randomUUID().toString())
                .statusCode(201)
                .body("id", startsWith("ch_"))
                .body("status", equalTo("approved"))
                .body("declineCode", nullValue())
                .body("reference", equalTo("order-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000009995, insufficient_funds",
        "4000000000000002, do_not_honor",
        "4000000000000069, expired_card",
        "4000000000009987, lost_card",
        "4100000000000019, suspected_fraud"
    })
    void a_card_with_a_story_is_bound_and_its_charges_are_declined_with_the_reason(String number, String reason) {
        String method = bind(token(number)).statusCode(201).extract().path("id");

        charge(method, "order-2", UUID.randomUUID().toString())
                .statusCode(201)
                .body("status", equalTo("declined"))
                .body("declineCode", equalTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"4000000000000101, card_blocked", "4000000000000127, verification_declined"})
    void a_card_that_the_issuer_refuses_cannot_be_bound(String number, String code) {
        bind(token(number)).statusCode(422).body("code", equalTo(code));
    }

    @Test
    void a_card_past_its_month_cannot_be_bound() {
        bind(token("4242424242424242", 1, 2020)).statusCode(422).body("code", equalTo("card_expired"));
    }

    @Test
    void a_token_is_bound_once() {
        String token = token("4242424242424242");
        bind(token).statusCode(201);
        bind(token).statusCode(422).body("code", equalTo("token_used"));
    }

    @Test
    void an_invented_token_is_unknown() {
        bind("tok_invented").statusCode(422).body("code", equalTo("token_unknown"));
    }

    @Test
    void the_same_card_has_the_same_fingerprint_and_another_card_another() {
        String first = bind(token("4242424242424242")).extract().path("fingerprint");
        String again = bind(token("4242 4242 4242 4242")).extract().path("fingerprint");
        String other = bind(token("5555555555554444")).extract().path("fingerprint");
        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void a_charge_that_hangs_was_made_and_its_replay_answers_at_once() {
        String method =
                bind(token("4000000000000259")).statusCode(201).extract().path("id");
        String key = UUID.randomUUID().toString();
        String reference = "order-" + key;

        ValidatableResponse slow = charge(method, reference, key).time(greaterThan(280L));
        String id = slow.statusCode(201).extract().path("id");

        charge(method, reference, key).statusCode(201).body("id", equalTo(id)).body("status", equalTo("approved"));
        merchant()
                .get("/acquirer/v1/charges?reference=" + reference)
                .then()
                .statusCode(200)
                .body("charges", hasSize(1))
                .body("charges[0].id", equalTo(id));
    }

    @Test
    void the_same_key_replays_the_same_charge_and_another_request_under_it_is_refused() {
        String method = bind(token("4242424242424242")).extract().path("id");
        String key = UUID.randomUUID().toString();
        String id = charge(method, "order-3", key).extract().path("id");

        charge(method, "order-3", key).statusCode(201).body("id", equalTo(id));
        charge(method, "order-4", key).statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void a_charge_without_a_key_or_with_an_impossible_amount_or_currency_is_refused() {
        String method = bind(token("4242424242424242")).extract().path("id");
        merchant()
                .body(chargeBody(method, 100, "USD", "r"))
                .post("/acquirer/v1/charges")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        refusedCharge(chargeBody(method, 0, "USD", "r"), 422, "amount_invalid");
        refusedCharge(chargeBody(method, -5, "USD", "r"), 422, "amount_invalid");
        refusedCharge(chargeBody(method, 100, "usd", "r"), 422, "currency_invalid");
        refusedCharge(chargeBody("pm_invented", 100, "USD", "r"), 422, "payment_method_unknown");
        refusedCharge(Map.of("paymentMethod", method), 400, "field_required");
    }

    @Test
    void a_charge_is_refunded_in_parts_and_never_beyond_its_amount() {
        String method = bind(token("4242424242424242")).extract().path("id");
        String charge = charge(method, "order-5", UUID.randomUUID().toString())
                .extract()
                .path("id");
        String key = UUID.randomUUID().toString();

        String refund = refund(charge, 6000, key)
                .statusCode(201)
                .body("status", equalTo("refunded"))
                .extract()
                .path("id");
        refund(charge, 6000, key).statusCode(201).body("id", equalTo(refund));
        refund(charge, 5000, key).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        refund(charge, 4001, UUID.randomUUID().toString())
                .statusCode(422)
                .body("code", equalTo("refund_exceeds_charge"));
        refund(charge, 4000, UUID.randomUUID().toString()).statusCode(201);
        refund("ch_invented", 1, UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("charge_unknown"));
    }

    @Test
    void a_declined_charge_cannot_be_refunded() {
        String method = bind(token("4000000000000002")).extract().path("id");
        String charge = charge(method, "order-6", UUID.randomUUID().toString())
                .extract()
                .path("id");
        refund(charge, 1, UUID.randomUUID().toString()).statusCode(422).body("code", equalTo("charge_not_approved"));
    }

    @Test
    void binding_wants_the_api_key() {
        given().contentType(ContentType.JSON)
                .body(Map.of("token", "tok_x", "customerReference", "c"))
                .post("/acquirer/v1/payment-methods")
                .then()
                .statusCode(401)
                .body("code", equalTo("api_key_invalid"));
    }

    @Test
    void what_is_not_signed_moves_no_money() {
        String method = bind(token("4242424242424242")).extract().path("id");
        String reference = UUID.randomUUID().toString();
        String body = "{\"paymentMethod\":\"" + method + "\",\"amount\":100,\"currency\":\"USD\",\"reference\":\""
                + reference + "\"}";
        Instant now = Instant.now();

        refused(given(), reference, body);
        refused(given().header("Authorization", "Bearer local-only-acquirer-api-key"), reference, body);
        refused(signed(given(), reference, body, now), reference, body.replace("100", "999"));
        refused(signed(given(), reference, body, now), "another-key", body);
        refused(signed(given(), reference, body, now.minusSeconds(301)), reference, body);
        refused(signed(given(), reference, body, now.plusSeconds(310)), reference, body);

        given().get("/acquirer/v1/charges?reference=" + reference).then().statusCode(401);
        merchant().get("/acquirer/v1/charges?reference=" + reference).then().body("charges", hasSize(0));
        merchant().get("/acquirer/v1/payouts?reference=" + reference).then().body("payouts", hasSize(0));
    }

    private static void refused(RequestSpecification request, String key, String body) {
        RequestSpecification sent = request.contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body);
        for (String order : List.of("/charges", "/payouts")) {
            sent.post("/acquirer/v1" + order).then().statusCode(401).body("code", equalTo("signature_invalid"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4242424242424241, 12, 2031, 123, number_invalid",
        "hello, 12, 2031, 123, number_invalid",
        "4242424242424242, 13, 2031, 123, expiry_invalid",
        "4242424242424242, 12, 31, 123, expiry_invalid",
        "4242424242424242, 12, 2031, 12, cvv_invalid"
    })
    void card_details_that_cannot_be_are_refused(String number, int month, int year, String cvv, String code) {
        given().contentType(ContentType.JSON)
                .body(card(number, month, year, cvv))
                .post("/acquirer/v1/tokens")
                .then()
                .statusCode(422)
                .body("code", equalTo(code));
    }

    @Test
    void a_body_that_is_no_json_or_is_missing_is_refused_and_never_quoted() {
        for (String body : new String[] {"{\"number\": 4242424242424242, \"expiryMonth\": \"x\"}", "{4242", "[]"}) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post("/acquirer/v1/tokens")
                    .then()
                    .statusCode(400)
                    .body(not(containsString("4242")))
                    .body("code", equalTo("request_malformed"));
        }
        given().contentType(ContentType.JSON).post("/acquirer/v1/tokens").then().statusCode(400);
    }

    @Test
    void a_browser_of_any_origin_may_ask_for_a_token_and_nothing_else() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/acquirer/v1/tokens")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*");
        given().header("Origin", "https://shop.example")
                .get("/inbox/messages")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void neither_the_number_nor_the_security_code_of_a_card_is_kept() throws IOException {
        token("4000056655665556");
        String kept = Files.readString(Path.of("target/test-sandbox/acquirer.jsonl"));
        assertThat(kept).contains("\"last4\":\"5556\"").doesNotContain("4000056655665556", "cvv", "holder", "\"937\"");
    }

    @ParameterizedTest
    @CsvSource({"4242424242424242, approved", "4000000000009995, declined", "4000000000000333, declined"})
    void money_is_paid_to_a_card_as_it_is_taken_from_it(String number, String status) {
        String method = bind(token(number)).extract().path("id");
        String key = UUID.randomUUID().toString();
        String id = payOut(method, key)
                .statusCode(201)
                .body("status", equalTo(status))
                .extract()
                .path("id");
        payOut(method, key).body("id", equalTo(id));
        merchant().get("/acquirer/v1/payouts?reference=" + key).then().body("payouts.id", contains(id));
    }

    @Test
    void one_card_is_charged_back() {
        String method = bind(token("4000000000000341")).extract().path("id");
        String reference = UUID.randomUUID().toString();
        charge(method, reference, reference).body("status", equalTo("approved"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Operator.of(reference).size() == 1);
        assertThat(Operator.of(reference).getFirst().path()).isEqualTo("/v1/rails/card/callbacks");
        assertThat(Operator.of(reference).getFirst().body())
                .contains("\"type\":\"charge.disputed\"", "\"amount\":10000", "\"currency\":\"USD\"");
    }

    @Test
    void a_callback_that_is_not_taken_is_sent_again() {
        String method = bind(token("4000000000000341")).extract().path("id");
        String reference = "refuse-once-" + UUID.randomUUID();
        charge(method, reference, reference).body("status", equalTo("approved"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Operator.of(reference).size() == 1);
    }

    @Test
    void one_card_comes_from_a_country_that_nobody_serves() {
        bind(token("4000000408000000")).statusCode(201).body("country", equalTo("KP"));
    }

    private static ValidatableResponse payOut(String method, String key) {
        return merchant()
                .header("Idempotency-Key", key)
                .body(AcquirerClient.chargeBody(method, 10_000, "USD", key))
                .post("/acquirer/v1/payouts")
                .then();
    }
}
