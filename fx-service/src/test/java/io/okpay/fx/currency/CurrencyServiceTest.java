package io.okpay.fx.currency;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.okpay.fx.FxServiceTest;
import io.restassured.path.json.JsonPath;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

@FxServiceTest
class CurrencyServiceTest {

    @Test
    void everyCurrencyHasTheMinorDigitsOfIso4217() {
        JsonPath currencies =
                get("/v1/fx/currencies").then().statusCode(200).extract().jsonPath();
        List<String> codes = currencies.getList("code", String.class);
        List<Integer> digits = currencies.getList("minorDigits", Integer.class);
        assertThat(codes).hasSizeGreaterThan(30).isSorted().contains("JPY", "USD", "KWD");
        for (int i = 0; i < codes.size(); i++) {
            assertThat(digits.get(i))
                    .as(codes.get(i))
                    .isEqualTo(Currency.getInstance(codes.get(i)).getDefaultFractionDigits());
        }
    }

    @Test
    void aCurrencyThatIsNotServedSaysWhy() {
        get("/v1/fx/currencies/RUB").then().body("served", equalTo(false)).body("reason", equalTo("SANCTIONS"));
    }

    @Test
    void anUnchangedCatalogueIsNotSentTwice() {
        String tag = get("/v1/fx/currencies").header("ETag");
        given().header("If-None-Match", tag).get("/v1/fx/currencies").then().statusCode(304);
    }

    @Test
    void anUnknownCurrencyAndAnUnknownPathAreProblems() {
        get("/v1/fx/currencies/ABC")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"))
                .body("traceId", notNullValue());
        get("/v1/fx/nothing").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        given().header("Accept-Language", "zh-CN,en;q=0.5")
                .get("/v1/fx/currencies/ABC")
                .then()
                .body("title", equalTo("未找到"));
        given().delete("/v1/fx/currencies").then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
    }
}
