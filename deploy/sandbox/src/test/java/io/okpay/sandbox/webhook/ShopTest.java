package io.okpay.sandbox.webhook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShopTest {

    private static final byte[] KEY = "a key of the shop that is 32 byte".getBytes(StandardCharsets.UTF_8);
    private static final String BODY = "{\"type\":\"order.paid\"}";

    private final String shop = UUID.randomUUID().toString();

    @Test
    void what_is_signed_with_the_shops_secret_is_taken_and_can_be_read() throws Exception {
        give("whsec_" + Base64.getEncoder().encodeToString(KEY)).statusCode(204);
        long now = Instant.now().getEpochSecond();
        post(now, "v1,bm9ib2R5 " + signature(now)).statusCode(204);
        given().get("/merchant/webhooks/" + shop)
                .then()
                .body("webhooks", hasSize(1))
                .body("webhooks[0].id", equalTo("m1"))
                .body("webhooks[0].verified", equalTo(true))
                .body("webhooks[0].body", equalTo(BODY));
    }

    @Test
    void what_is_old_or_signed_by_another_is_refused_and_can_be_read() throws Exception {
        long now = Instant.now().getEpochSecond();
        post(now, signature(now)).statusCode(401).body("code", equalTo("signature_invalid"));
        give("whsec_" + Base64.getEncoder().encodeToString(KEY)).statusCode(204);
        post(now - 400, signature(now - 400)).statusCode(401);
        post(now, signature(now - 1)).statusCode(401);
        given().get("/merchant/webhooks/" + shop)
                .then()
                .body("webhooks.verified", equalTo(java.util.List.of(false, false, false)));
    }

    @Test
    void a_secret_of_another_form_is_refused() {
        give("secret").statusCode(400).body("code", equalTo("secret_invalid"));
        give("whsec_%%%").statusCode(400).body("code", equalTo("secret_invalid"));
    }

    private ValidatableResponse give(String secret) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("secret", secret))
                .put("/merchant/webhooks/" + shop + "/secret")
                .then();
    }

    private ValidatableResponse post(long timestamp, String signatures) {
        return given().contentType(ContentType.JSON)
                .header("webhook-id", "m1")
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signatures)
                .body(BODY)
                .post("/merchant/webhooks/" + shop)
                .then();
    }

    private static String signature(long timestamp) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal(("m1." + timestamp + "." + BODY).getBytes(StandardCharsets.UTF_8)));
    }
}
