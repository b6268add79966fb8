package io.okpay.payment.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.okpay.payment.Customer;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.Shop;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class OrderServiceTest {

    private static @Nullable Shop known;

    @Test
    void anOrderIsWholeForItsMerchantAndShortForPayers() {
        Shop shop = Shop.open();
        JsonPath order = shop.order("12.50", "PT15M");
        String id = order.getString("id");
        assertThat(order.getString("qr")).startsWith("000201010212").contains("540512.50");
        assertThat(order.getString("paymentLink")).endsWith("/pay/" + id);
        Customer.named("Mei Lin")
                .calls()
                .get("/v1/orders/" + id)
                .then()
                .statusCode(200)
                .body("merchantName", equalTo("Blue Door Books"))
                .body("amount.amount", equalTo("12.50"))
                .body("state", equalTo("CREATED"))
                .body("reference", nullValue())
                .body("qr", nullValue());
        somebody().order(id).statusCode(404);
        somebody().calls().post("/v1/orders/" + id + "/cancellation").then().statusCode(404);
        shop.calls()
                .accept("image/png")
                .get("/v1/orders/" + id + "/code")
                .then()
                .statusCode(200);
        shop.calls()
                .accept("image/svg+xml")
                .get("/v1/orders/" + id + "/code")
                .then()
                .statusCode(200)
                .contentType(startsWith("image/svg+xml"));
    }

    @Test
    void aListIsReadPageByPage() {
        Shop shop = Shop.open();
        shop.order("1.00", "PT15M");
        shop.order("2.00", "PT15M");
        shop.order("3.00", "PT15M");
        JsonPath first = shop.calls()
                .queryParam("limit", 2)
                .get("/v1/orders")
                .then()
                .statusCode(200)
                .body("items.amount.amount", equalTo(List.of("3.00", "2.00")))
                .extract()
                .jsonPath();
        shop.calls()
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/v1/orders")
                .then()
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
    }

    @Test
    void aReferenceNamesOneOrder() {
        Shop shop = somebody();
        String body = body("'reference':'ONCE'");
        shop.create(body).statusCode(201);
        shop.create(body).statusCode(409).body("code", equalTo("ORDER_REFERENCE_TAKEN"));
    }

    @Test
    void onlyRegisteredMerchantsAsk() {
        Customer.stranger()
                .calls()
                .header("Idempotency-Key", "k")
                .body(body("'reference':'A'"))
                .post("/v1/orders")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        given().header("Authorization", "Bearer " + TestTokens.merchant("nobody"))
                .contentType("application/json")
                .header("Idempotency-Key", "k")
                .body(body("'reference':'A'"))
                .post("/v1/orders")
                .then()
                .statusCode(403)
                .body("code", equalTo("MERCHANT_NOT_REGISTERED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'reference':null|400|VALIDATION_FAILED|reference",
                "'reference':'x y z a b c d e f g h i j k l m n o p q'|400|VALIDATION_FAILED|reference",
                "'reference':'A','description':''|400|VALIDATION_FAILED|description",
                "'reference':'A','amount':{'amount':'1.001','currency':'USD'}|422|INVALID_AMOUNT|amount",
                "'reference':'A','amount':{'amount':'0','currency':'USD'}|422|INVALID_AMOUNT|amount.amount",
                "'reference':'A','amount':{'amount':'1','currency':'XYZ'}|422|UNKNOWN_CURRENCY|amount",
                "'reference':'A','amount':{'amount':'1','currency':'EUR'}|422|MERCHANT_CURRENCY_NOT_HELD|amount.currency",
                "'reference':'A','expiresIn':'15'|422|ORDER_EXPIRY_INVALID|expiresIn",
                "'reference':'A','expiresIn':'PT0S'|422|ORDER_EXPIRY_INVALID|expiresIn",
                "'reference':'A','expiresIn':'P2D'|422|ORDER_EXPIRY_INVALID|expiresIn",
                "'reference':'A','surprise':1|400|VALIDATION_FAILED|surprise"
            })
    void eachBadFieldHasItsOwnProblem(String fields, int status, String code, String field) {
        somebody()
                .create(body(fields))
                .statusCode(status)
                .body("code", equalTo(code))
                .body("fields[0].field", equalTo(field));
    }

    private static String body(String fields) {
        String given = fields.replace('\'', '"');
        String rest = given.contains("\"amount\":{") ? "" : "\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"},";
        String words = given.contains("\"description\"") ? "" : "\"description\":\"Two paperbacks\",";
        return "{" + rest + words + given + "}";
    }

    private static synchronized Shop somebody() {
        if (known == null) {
            known = Shop.open();
        }
        return known;
    }
}
