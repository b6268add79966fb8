package io.okpay.payment;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.okpay.platform.event.MerchantRegistered;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A merchant in a test that holds US dollars. */
public record Shop(UUID id, UUID wallet, String client) {

    /** Registers a merchant, and waits until this service has heard of it. */
    public static Shop open() {
        Shop shop = new Shop(UUID.randomUUID(), UUID.randomUUID(), "shop-" + UUID.randomUUID());
        Instant now = Instant.now();
        TestEvents.publish(
                new MerchantRegistered(shop.id, "Blue Door Books", "US", "Portland", "5942", shop.client, now));
        TestEvents.publish(new WalletOpened(shop.wallet, shop.id, "USD", now));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.calls()
                                .queryParam("currency", "USD")
                                .get("/v1/orders/static-code")
                                .statusCode()
                        == 200);
        return shop;
    }

    /** Calls with the token of the merchant's server. */
    public RequestSpecification calls() {
        return given().header("Authorization", "Bearer " + TestTokens.merchant(client))
                .contentType("application/json");
    }

    /** An order of this many dollars that is open for so long. */
    public JsonPath order(String amount, String expiresIn) {
        return create("{\"amount\":{\"amount\":\"" + amount
                        + "\",\"currency\":\"USD\"},\"reference\":\"R-"
                        + UUID.randomUUID().toString().substring(0, 20)
                        + "\",\"description\":\"Two paperbacks\",\"expiresIn\":\"" + expiresIn + "\"}")
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Sends what is to be an order. */
    public ValidatableResponse create(String body) {
        return calls().header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/v1/orders")
                .then();
    }

    /** Reads an order. */
    public ValidatableResponse order(String id) {
        return calls().get("/v1/orders/" + id).then();
    }
}
