package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.okpay.platform.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Two people of finance in a test. Their tariffs keep the opening prices for what tests pay, and add one of their own. */
record Finance(String drafter, String publisher) {

    private static final AtomicInteger DAYS = new AtomicInteger(400);

    private static final String OPENING = """
            {"id":"transfer-local","type":"TRANSFER","corridor":"LOCAL","basisPoints":100,"fixed":0,"least":1},
            {"id":"transfer-international","type":"TRANSFER","corridor":"INTERNATIONAL","basisPoints":350,"fixed":0,"least":1},
            {"id":"top-up-bank","type":"TOP_UP","instrument":"BANK_ACCOUNT","basisPoints":50,"fixed":0,"least":1},
            {"id":"top-up-debit","type":"TOP_UP","instrument":"DEBIT_CARD","basisPoints":100,"fixed":0,"least":1},
            {"id":"top-up-prepaid","type":"TOP_UP","instrument":"PREPAID_CARD","basisPoints":150,"fixed":0,"least":1},
            {"id":"top-up-credit","type":"TOP_UP","instrument":"CREDIT_CARD","basisPoints":250,"fixed":0,"least":1}""";

    private static final String LATER = """
            {"id":"withdrawal-local","type":"WITHDRAWAL","corridor":"LOCAL","basisPoints":150,"fixed":0,"least":1},
            {"id":"cross-border-wallet","type":"CROSS_BORDER_TRANSFER","instrument":"WALLET","basisPoints":250,"fixed":0,"least":1},
            {"id":"cross-border-bank","type":"CROSS_BORDER_TRANSFER","instrument":"BANK_ACCOUNT","basisPoints":350,"fixed":0,"least":1},
            {"id":"merchant-local","type":"MERCHANT_PAYMENT","corridor":"LOCAL","basisPoints":100,"fixed":0,"least":1},
            {"id":"merchant-local-debit","type":"MERCHANT_PAYMENT","instrument":"DEBIT_CARD","corridor":"LOCAL","basisPoints":150,
            "fixed":0,"least":1},
            {"id":"merchant-international","type":"MERCHANT_PAYMENT","corridor":"INTERNATIONAL","basisPoints":350,"fixed":0,
            "least":1}""";

    static Finance people() {
        return new Finance(
                TestTokens.token(UUID.randomUUID(), "finance"), TestTokens.token(UUID.randomUUID(), "finance"));
    }

    static String tariff(Instant validFrom, String rule) {
        return "{\"validFrom\":\"" + validFrom + "\",\"description\":\"Test\",\"rules\":[" + OPENING + "," + rule + ","
                + LATER + "]}";
    }

    /** A price for local transfers in one currency. */
    static String rule(String id, String currency, int basisPoints) {
        return "{\"id\":\"" + id + "\",\"type\":\"TRANSFER\",\"corridor\":\"LOCAL\",\"currency\":\"" + currency
                + "\",\"basisPoints\":" + basisPoints + ",\"fixed\":0,\"least\":0}";
    }

    /** An instant that no other tariff begins at. */
    static Instant someDay() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(DAYS.incrementAndGet(), ChronoUnit.DAYS);
    }

    ValidatableResponse draft(String tariff) {
        return post(drafter, "/v1/tariffs", UUID.randomUUID().toString(), tariff);
    }

    ValidatableResponse publish(int version) {
        return publish(publisher, version);
    }

    static ValidatableResponse publish(String token, int version) {
        return post(
                token,
                "/v1/tariffs/" + version + "/publication",
                UUID.randomUUID().toString(),
                "");
    }

    /** Publishes a tariff that begins at once, and waits until it holds. It keeps every price but the named one. */
    int publishSoon(String rule) {
        Instant soon = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        int version = draft(tariff(soon, rule)).statusCode(201).extract().path("version");
        publish(version).statusCode(201);
        await().until(() -> given().get("/v1/tariffs").jsonPath().getInt("version") == version);
        return version;
    }

    static ValidatableResponse post(String token, String path, String key, String body) {
        return given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
