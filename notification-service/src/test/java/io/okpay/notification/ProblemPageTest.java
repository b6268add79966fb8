package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.platform.testing.Generated;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemPageTest {

    private static final String ANY = "*/*";

    @Test
    void everyCodeOfEveryServiceHasAPageInBothLanguages() throws IOException {
        List<String> files = Generated.namesIn("problems");
        assertThat(files)
                .containsExactlyInAnyOrder(
                        "account-service.json", "payment-service.json", "fx-service.json", "notification-service.json");
        List<String> faults = new ArrayList<>();
        Set<String> codes = new TreeSet<>();
        for (String file : files) {
            for (JsonNode code : catalogue(file)) {
                codes.add(code.get("code").asText());
                String path = code.get("type").asText().substring("https://okpay.io".length());
                for (String language : List.of("en", "zh-CN")) {
                    Response page = given().accept("application/json")
                            .header("Accept-Language", language)
                            .get(path);
                    if (page.statusCode() != 200
                            || !code.get("code").asText().equals(page.path("code"))
                            || page.<String>path("explanation").isBlank()
                            || page.<String>path("explanation").contains("{")
                            || language.startsWith("zh")
                                    != page.<String>path("nextStep")
                                            .codePoints()
                                            .anyMatch(Character::isIdeographic)) {
                        faults.add(path + " in " + language + ": " + page.asString());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(codes).hasSizeGreaterThan(200);
    }

    @Test
    void aBrowserReadsAPageAndAProgramTheSameAsJson() {
        Response html =
                given().accept("text/html,application/xhtml+xml,*/*;q=0.8").get("/problems/otp-invalid");
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.contentType()).startsWith("text/html");
        assertThat(html.asString())
                .contains("<h1>Wrong code</h1>", "What to do", "What happens after wrong codes?", "OTP_INVALID")
                .doesNotContain("NOT_FOUND", "{problem");
        Response chinese =
                given().accept("text/html").header("Accept-Language", "zh").get("/problems/otp-invalid");
        assertThat(chinese.asString()).contains("<html lang=\"zh-CN\">", "<h1>验证码错误</h1>", "下一步");
        Response json = given().accept("application/json").get("/problems/insufficient-balance");
        assertThat(json.<List<String>>path("services")).contains("account-service", "payment-service");
        assertThat(json.<String>path("faq")).isEqualTo("how-to-top-up");
        assertThat(given().accept(ANY).get("/problems/otp-invalid").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeThatNobodyHasIsNotFound() {
        for (String accept : List.of("application/json", "text/html", ANY)) {
            Response answer = given().accept(accept).get("/problems/love-lost");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.<String>path("code")).isEqualTo("NOT_FOUND");
        }
    }

    private static JsonNode catalogue(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("problems/" + file))) {
            return new ObjectMapper().readTree(stream);
        }
    }
}
