package io.okpay.account.merchant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.MerchantRegistered;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AccountServiceTest
class MerchantServiceTest {

    private final String client = "shop-" + UUID.randomUUID();

    @Test
    void aMerchantGetsAWalletForEachCurrencyAndTheOtherServicesAreTold() {
        String id = register(body(client, "[\"USD\",\"EUR\",\"USD\"]"))
                .statusCode(201)
                .body("wallets.currency", equalTo(List.of("EUR", "USD")))
                .body("wallets[0].balance.amount", equalTo("0.00"))
                .extract()
                .path("id");
        MerchantRegistered registered = TestEvents.await(
                MerchantRegistered.class, event -> event.clientId().equals(client));
        assertThat(registered.merchantId()).hasToString(id);
        assertThat(registered.categoryCode()).isEqualTo("5942");
        assertThat(TestEvents.all(
                        WalletOpened.class,
                        event -> event.customerId().toString().equals(id),
                        2,
                        Duration.ofSeconds(15)))
                .extracting(WalletOpened::currency)
                .containsExactlyInAnyOrder("USD", "EUR");
        admin().get("/v1/merchants/" + id).then().statusCode(200).body("name", equalTo("Blue Door Books"));
        merchant(client)
                .get("/v1/merchants/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("wallets.size()", equalTo(2));
    }

    @Test
    void aClientBelongsToOneMerchantAlsoInParallel() throws Exception {
        List<Callable<Integer>> tries = IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(
                        i -> () -> register(body(client, "[\"USD\"]")).extract().statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(tries).stream().map(Future::resultNow))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 409);
        }
        register(body(client, "[\"USD\"]"))
                .statusCode(409)
                .body("code", equalTo("MERCHANT_CLIENT_TAKEN"))
                .body("fields[0].field", equalTo("clientId"));
    }

    @Test
    void onlyAdministratorsRegisterAndOnlyMerchantsReadThemselves() {
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .contentType("application/json")
                .header("Idempotency-Key", "k")
                .body(body(client, "[\"USD\"]"))
                .post("/v1/merchants")
                .then()
                .statusCode(403);
        merchant(client)
                .header("Idempotency-Key", "k")
                .body(body(client, "[\"USD\"]"))
                .post("/v1/merchants")
                .then()
                .statusCode(403);
        merchant(client)
                .get("/v1/merchants/me")
                .then()
                .statusCode(403)
                .body("code", equalTo("MERCHANT_NOT_REGISTERED"));
        admin().get("/v1/merchants/me").then().statusCode(403);
        admin().get("/v1/merchants/" + UUID.randomUUID()).then().statusCode(404);
        merchant(client).get("/v1/merchants/" + UUID.randomUUID()).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\"Blue Door Books\"|\"x\":1|400|VALIDATION_FAILED|x",
                "\"name\":\"Blue Door Books\"|\"name\":\" \"|400|VALIDATION_FAILED|name",
                "\"name\":\"Blue Door Books\"|\"name\":null|400|VALIDATION_FAILED|name",
                "\"country\":\"US\"|\"country\":\"XX\"|422|UNKNOWN_COUNTRY|country",
                "\"country\":\"US\"|\"country\":\"us\"|400|VALIDATION_FAILED|country",
                "\"categoryCode\":\"5942\"|\"categoryCode\":\"594\"|400|VALIDATION_FAILED|categoryCode",
                "\"city\":\"Portland\"|\"city\":\"\"|400|VALIDATION_FAILED|city",
                "[\"USD\"]|[]|400|VALIDATION_FAILED|currencies",
                "[\"USD\"]|[\"XYZ\"]|422|UNKNOWN_CURRENCY|currencies",
                "\"clientId\":\"CLIENT\"|\"clientId\":\"a b\"|400|VALIDATION_FAILED|clientId"
            })
    void eachBadFieldHasItsOwnProblemAndRegistersNobody(
            String part, String instead, int status, String code, String field) {
        String bad = body(client, "[\"USD\"]").replace(part.replace("CLIENT", client), instead);
        register(bad).statusCode(status).body("code", equalTo(code)).body("fields[0].field", equalTo(field));
        merchant(client).get("/v1/merchants/me").then().statusCode(403);
    }

    @Test
    void theSameKeyRegistersOnceAndNoKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        String body = body(client, "[\"USD\"]");
        String first = register(body, key).statusCode(201).extract().asString();
        assertThat(register(body, key).statusCode(201).extract().asString()).isEqualTo(first);
        admin().body(body)
                .post("/v1/merchants")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"))
                .body("id", nullValue());
    }

    private static String body(String client, String currencies) {
        return "{\"name\":\"Blue Door Books\",\"country\":\"US\",\"categoryCode\":\"5942\",\"city\":\"Portland\","
                + "\"currencies\":" + currencies + ",\"clientId\":\"" + client + "\"}";
    }

    private static ValidatableResponse register(String body) {
        return register(body, UUID.randomUUID().toString());
    }

    private static ValidatableResponse register(String body, String key) {
        return admin().header("Idempotency-Key", key)
                .body(body)
                .post("/v1/merchants")
                .then();
    }

    private static RequestSpecification admin() {
        return given().header(
                        "Authorization", "Bearer " + TestTokens.token(UUID.nameUUIDFromBytes(new byte[1]), "admin"))
                .contentType("application/json");
    }

    private static RequestSpecification merchant(String client) {
        return given().header("Authorization", "Bearer " + TestTokens.merchant(client))
                .contentType("application/json");
    }
}
