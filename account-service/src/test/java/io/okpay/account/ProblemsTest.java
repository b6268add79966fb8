package io.okpay.account;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class ProblemsTest {

    @Test
    void everyRefusalIsListedOnceInBothLanguages() {
        JsonPath problems = get("/v1/problems").jsonPath();
        assertThat(problems.getList("title", String.class))
                .hasSizeGreaterThan(40)
                .noneMatch(String::isBlank);
        assertThat(problems.getList("titleZh", String.class)).noneMatch(String::isBlank);
        assertThat(problems.getList("status", Integer.class)).allMatch(status -> status >= 400 && status < 600);
        assertThat(problems.getList("code", String.class))
                .doesNotHaveDuplicates()
                .contains("INSUFFICIENT_BALANCE", "INVALID_PHONE", "PAYMENT_PASSWORD_LOCKED", "CARD_TOKEN_USED");
    }
}
