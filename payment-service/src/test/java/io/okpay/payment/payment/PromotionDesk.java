package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;

import io.okpay.platform.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two persons of finance in a test, who agree on promotions. */
record PromotionDesk(String proposer, String approver) {

    static PromotionDesk two() {
        return new PromotionDesk(
                TestTokens.token(UUID.randomUUID(), "finance"), TestTokens.token(UUID.randomUUID(), "finance"));
    }

    /** Half of the fee, for a day, with a code of its own. */
    static Map<String, @Nullable Object> half() {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("name", "Half the fee");
        terms.put(
                "code",
                "HALF-"
                        + Long.toString(UUID.randomUUID().getMostSignificantBits() & 0xffffffffffL, 36)
                                .toUpperCase(java.util.Locale.ROOT));
        terms.put("validFrom", Instant.now().minusSeconds(60).toString());
        terms.put("validUntil", Instant.now().plus(1, ChronoUnit.DAYS).toString());
        terms.put("basisPoints", 5_000);
        terms.put("budget", usd("100.00"));
        terms.put("paymentsPerCustomer", 1_000);
        return terms;
    }

    static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    ValidatableResponse propose(Map<String, @Nullable Object> terms) {
        return post(proposer, "", terms);
    }

    /** Proposes and approves; the promotion's id. */
    String agree(Map<String, @Nullable Object> terms) {
        String id = propose(terms).statusCode(201).extract().path("id");
        approve(id).statusCode(200);
        return id;
    }

    ValidatableResponse approve(String id) {
        return post(approver, "/" + id + "/approval", Map.of());
    }

    ValidatableResponse pause(String id) {
        return post(proposer, "/" + id + "/pause", Map.of());
    }

    ValidatableResponse resume(String id) {
        return post(proposer, "/" + id + "/resumption", Map.of());
    }

    ValidatableResponse get(String path) {
        return given().header("Authorization", "Bearer " + approver)
                .get("/v1/promotions" + path)
                .then();
    }

    String spent(String id) {
        return get("/" + id).statusCode(200).extract().path("spent.amount");
    }

    static ValidatableResponse post(String token, String path, Object body) {
        return given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/v1/promotions" + path)
                .then();
    }
}
