package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.payment.PaymentServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class ExplanationServiceTest {

    private final Finance finance = Finance.people();

    @Test
    void anExplanationNamesTheRuleThatWonAndWhyTheOthersLost() {
        finance.publishSoon(Finance.rule("nok", "NOK", 275));
        JsonPath explained = explain(Map.of("currency", "NOK", "amount", "30.02", "tier", "STANDARD"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(explained.getString("won.rule")).isEqualTo("nok");
        assertThat(explained.getList("won.names")).isEqualTo(List.of("corridor", "currency"));
        assertThat(explained.getString("won.share.amount")).isEqualTo("0.83");
        assertThat(explained.getString("fee.amount")).isEqualTo("0.83");
        assertThat(explained.getString("totalDebit.amount")).isEqualTo("30.85");
        assertThat(explained.getString("corridor")).isEqualTo("LOCAL");
        assertThat(explained.getString("lost.find { it.rule == 'transfer-local' }.code"))
                .isEqualTo("LESS_SPECIFIC");
        assertThat(explained.getString("lost.find { it.rule == 'transfer-international' }.code"))
                .isEqualTo("OTHER_CORRIDOR");
        assertThat(explained.getList("lost.rule")).doesNotContain("top-up-debit");
        given().queryParams(question(Map.of("to", "CN")))
                .header("Accept-Language", "zh-CN")
                .get("/v1/tariffs/explain")
                .then()
                .body("won.rule", equalTo("transfer-international"))
                .body("fee.amount", equalTo("1.05"))
                .body("lost.find { it.rule == 'transfer-local' }.detail", equalTo("该规则适用于另一类通道（本地或国际）。"));
    }

    @Test
    void theOpeningTariffMakesCreditDearerThanDebitDearerThanBankAndAbroadDearerThanHome() {
        List<String> fees = List.of("CREDIT_CARD", "DEBIT_CARD", "BANK_ACCOUNT").stream()
                .map(kind -> explain(Map.of("type", "TOP_UP", "instrument", kind, "amount", "100.00"))
                        .extract()
                        .<String>path("fee.amount"))
                .toList();
        assertThat(fees).containsExactly("2.50", "1.00", "0.50");
        explain(Map.of("amount", "100.00")).body("fee.amount", equalTo("1.00"));
        explain(Map.of("amount", "100.00", "to", "DE")).body("fee.amount", equalTo("3.50"));
    }

    @Test
    void whatNoRulePricesIsExplainedByAllThatLost() {
        JsonPath explained =
                explain(Map.of("type", "TOP_UP")).statusCode(200).extract().jsonPath();
        assertThat(explained.getMap("")).doesNotContainKeys("won", "fee", "totalDebit");
        assertThat(explained.getList("lost.code")).isNotEmpty().containsOnly("OTHER_INSTRUMENT");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "type,-,400,VALIDATION_FAILED",
                "type,GIFT,400,VALIDATION_FAILED",
                "type,transfer,400,VALIDATION_FAILED",
                "type,REFUND,422,TYPE_NOT_PRICED",
                "instrument,-,400,VALIDATION_FAILED",
                "instrument,CASH,400,VALIDATION_FAILED",
                "currency,-,400,VALIDATION_FAILED",
                "currency,ABC,422,UNKNOWN_CURRENCY",
                "currency,usd,422,UNKNOWN_CURRENCY",
                "amount,-,400,VALIDATION_FAILED",
                "amount,x,422,INVALID_AMOUNT",
                "amount,0,422,INVALID_AMOUNT",
                "amount,-1,422,INVALID_AMOUNT",
                "amount,1.001,422,INVALID_AMOUNT",
                "amount,99999999999999999,422,INVALID_AMOUNT",
                "from,-,400,VALIDATION_FAILED",
                "from,XX,422,UNKNOWN_COUNTRY",
                "to,-,400,VALIDATION_FAILED",
                "to,USA,422,UNKNOWN_COUNTRY",
                "tier,gold,400,VALIDATION_FAILED",
                "tier,GGGGGGGGGGGGGGGGGGGGG,400,VALIDATION_FAILED",
                "at,tomorrow,400,VALIDATION_FAILED",
                "at,+999999999-12-31T23:59:59Z,400,VALIDATION_FAILED",
                "at,2025-01-01T00:00:00Z,404,NOT_FOUND"
            })
    void eachBadQuestionHasItsOwnProblem(String name, @Nullable String value, int status, String code) {
        Map<String, String> question = question(value == null ? Map.of() : Map.of(name, value));
        if (value == null) {
            question.remove(name);
        }
        given().queryParams(question)
                .get("/v1/tariffs/explain")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    private static ValidatableResponse explain(Map<String, String> some) {
        return given().queryParams(question(some)).get("/v1/tariffs/explain").then();
    }

    /** A local transfer of 30.00 USD, in parts as asked for. */
    private static Map<String, String> question(Map<String, String> some) {
        Map<String, String> question = new LinkedHashMap<>(Map.of(
                "type", "TRANSFER",
                "instrument", "WALLET",
                "currency", "USD",
                "amount", "30.00",
                "from", "US",
                "to", "US"));
        question.putAll(some);
        return question;
    }
}
