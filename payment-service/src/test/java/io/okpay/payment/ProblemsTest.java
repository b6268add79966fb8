package io.okpay.payment;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class ProblemsTest {

    @Test
    void everyRefusalIsListedOnceInBothLanguages() {
        JsonPath problems = get("/v1/problems").jsonPath();
        assertThat(problems.getList("title", String.class))
                .hasSizeGreaterThan(35)
                .noneMatch(String::isBlank);
        assertThat(problems.getList("titleZh", String.class)).noneMatch(String::isBlank);
        assertThat(problems.getList("status", Integer.class)).allMatch(status -> status >= 400 && status < 600);
        assertThat(problems.getList("code", String.class))
                .doesNotHaveDuplicates()
                .contains("INSUFFICIENT_BALANCE", "QUOTE_EXPIRED", "CARD_DECLINED", "PAYEE_NOT_FOUND");
    }
}
