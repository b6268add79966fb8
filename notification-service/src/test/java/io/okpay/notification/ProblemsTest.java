package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.problem.CommonProblem;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemsTest {

    @Test
    void theCatalogueIsCompleteAndInBothLanguages() {
        List<Map<String, Object>> entries = given().get("/v1/problems")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
        List<Object> codes = entries.stream().map(entry -> entry.get("code")).toList();
        assertThat(codes)
                .doesNotHaveDuplicates()
                .hasSize(CommonProblem.values().length + 6)
                .contains(
                        "OTP_INVALID",
                        "OTP_EXPIRED",
                        "OTP_ALREADY_USED",
                        "OTP_ATTEMPTS_EXCEEDED",
                        "OTP_RESEND_TOO_SOON",
                        "OTP_QUOTA_EXCEEDED");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(String.valueOf(entry.get("title"))).isNotBlank();
            assertThat(String.valueOf(entry.get("titleZh"))).containsPattern("\\p{IsHan}");
        });
    }

    @Test
    void theServiceIsReadyWithItsDatabaseAndBroker() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
