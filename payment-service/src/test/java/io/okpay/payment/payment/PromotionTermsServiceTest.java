package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PaymentServiceTest
class PromotionTermsServiceTest {

    private final PromotionDesk finance = PromotionDesk.two();
    private final DataSource dataSource;

    PromotionTermsServiceTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void aPromotionIsProposedByOnePersonAndApprovedByAnother() {
        String id = finance.propose(PromotionDesk.half())
                .statusCode(201)
                .body("status", equalTo("PROPOSED"))
                .body("approvedAt", nullValue())
                .body("remaining.amount", equalTo("100.00"))
                .extract()
                .path("id");
        PromotionDesk.post(finance.proposer(), "/" + id + "/approval", Map.of())
                .statusCode(403)
                .body("code", equalTo("SECOND_PERSON_REQUIRED"));
        finance.pause(id).statusCode(409).body("code", equalTo("PROMOTION_NOT_APPROVED"));
        finance.approve(id).statusCode(200).body("status", equalTo("RUNNING"));
        finance.approve(id).statusCode(409).body("code", equalTo("PROMOTION_ALREADY_APPROVED"));
        String unknown = UUID.randomUUID().toString();
        finance.approve(unknown).statusCode(404);
        finance.pause(unknown).statusCode(404);
        finance.resume(unknown).statusCode(404);
        finance.get("/" + unknown).statusCode(404);
    }

    @Test
    void aCodeBelongsToOneApprovedPromotion() {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        String one = finance.propose(terms).extract().path("id");
        String other = finance.propose(terms).statusCode(201).extract().path("id");
        finance.approve(one).statusCode(200);
        finance.approve(other).statusCode(409).body("code", equalTo("PROMOTION_CODE_TAKEN"));
        finance.get("/" + other).body("status", equalTo("PROPOSED"));
    }

    @Test
    void onlyFinanceSeesAndEditsPromotions() {
        String customer = TestTokens.customer(UUID.randomUUID());
        PromotionDesk.post(customer, "", PromotionDesk.half()).statusCode(403).body("code", equalTo("FORBIDDEN"));
        given().header("Authorization", "Bearer " + customer)
                .get("/v1/promotions")
                .then()
                .statusCode(403);
        given().get("/v1/promotions").then().statusCode(401);
    }

    @Test
    void theListIsReadPageByPageTheNewestFirst() {
        List<String> ids = List.of(finance.agree(PromotionDesk.half()), finance.agree(PromotionDesk.half()));
        JsonPath first = finance.get("?limit=1").statusCode(200).extract().jsonPath();
        assertThat(first.getList("items.id")).containsExactly(ids.getLast());
        finance.get("?limit=1&cursor=" + first.getString("nextCursor")).body("items[0].id", equalTo(ids.getFirst()));
        for (String bad : List.of("?limit=0", "?limit=101", "?limit=x", "?cursor=x")) {
            finance.get(bad).statusCode(400).body("code", equalTo("VALIDATION_FAILED"));
        }
    }

    @Test
    void approvedTermsCannotBeRewrittenAndTheBudgetHoldsBelowTheCode() throws SQLException {
        String id = finance.agree(PromotionDesk.half());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List.of(
                            "UPDATE promotion SET basis_points = 10000 WHERE id = '",
                            "UPDATE promotion SET approved_at = NULL, approved_by = NULL WHERE id = '",
                            "DELETE FROM promotion WHERE id = '",
                            "UPDATE promotion_budget SET total = total + 1 WHERE promotion_id = '",
                            "DELETE FROM promotion_budget WHERE promotion_id = '")
                    .forEach(change -> assertThatThrownBy(() -> statement.executeUpdate(change + id + "'"))
                            .as(change)
                            .hasMessageContaining("not allowed"));
            for (String spent : List.of("total + 1", "-1")) {
                assertThatThrownBy(() -> statement.executeUpdate(
                                "UPDATE promotion_budget SET spent = " + spent + " WHERE promotion_id = '" + id + "'"))
                        .hasMessageContaining("check constraint");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "validFrom", "validUntil", "basisPoints", "budget", "paymentsPerCustomer"})
    void aRequiredFieldThatIsMissingOrNullIsRefused(String field) {
        Map<String, @Nullable Object> missing = PromotionDesk.half();
        missing.remove(field);
        finance.propose(missing).statusCode(400).body("code", equalTo("VALIDATION_FAILED"));
        Map<String, @Nullable Object> empty = PromotionDesk.half();
        empty.put(field, null);
        finance.propose(empty).statusCode(400).body("code", equalTo("VALIDATION_FAILED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name|\" \"|400|VALIDATION_FAILED",
                "name|7|400|VALIDATION_FAILED",
                "name|\"\\u202eoops\"|400|VALIDATION_FAILED",
                "code|\"half\"|400|VALIDATION_FAILED",
                "code|\"AB\"|400|VALIDATION_FAILED",
                "code|true|400|VALIDATION_FAILED",
                "validFrom|\"tomorrow\"|400|VALIDATION_FAILED",
                "validFrom|1767225600|400|VALIDATION_FAILED",
                "validFrom|\"2999-01-01T00:00:00Z\"|422|PROMOTION_WINDOW_EMPTY",
                "validUntil|\"2020-01-01T00:00:00Z\"|422|PROMOTION_WINDOW_EMPTY",
                "newCustomers|\"yes\"|400|VALIDATION_FAILED",
                "country|\"USA\"|400|VALIDATION_FAILED",
                "country|\"XX\"|422|UNKNOWN_COUNTRY",
                "type|\"GIFT\"|400|VALIDATION_FAILED",
                "type|\"REFUND\"|422|TYPE_NOT_PRICED",
                "instrument|\"CASH\"|400|VALIDATION_FAILED",
                "basisPoints|0|400|VALIDATION_FAILED",
                "basisPoints|10001|400|VALIDATION_FAILED",
                "basisPoints|\"5000\"|400|VALIDATION_FAILED",
                "basisPoints|0.5|400|VALIDATION_FAILED",
                "most|{\"amount\":\"0\",\"currency\":\"USD\"}|422|INVALID_AMOUNT",
                "most|{\"amount\":\"1.00\",\"currency\":\"EUR\"}|422|PROMOTION_CURRENCIES_DIFFER",
                "most|{\"amount\":\"100.01\",\"currency\":\"USD\"}|422|PROMOTION_NEVER_FITS",
                "budget|{\"amount\":\"-1\",\"currency\":\"USD\"}|422|INVALID_AMOUNT",
                "budget|{\"amount\":\"1.001\",\"currency\":\"USD\"}|422|INVALID_AMOUNT",
                "budget|{\"amount\":\"1\",\"currency\":\"ABC\"}|422|UNKNOWN_CURRENCY",
                "budget|\"100\"|400|VALIDATION_FAILED",
                "paymentsPerCustomer|0|400|VALIDATION_FAILED",
                "paymentsPerCustomer|1000001|400|VALIDATION_FAILED",
                "amountPerCustomer|{\"amount\":\"1\",\"currency\":\"JPY\"}|422|PROMOTION_CURRENCIES_DIFFER",
                "surprise|1|400|VALIDATION_FAILED"
            })
    void eachBadFieldHasItsOwnProblem(String field, String value, int status, String code) {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        terms.put(field, JsonPath.from("{\"v\":" + value + "}").get("v"));
        finance.propose(terms)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }
}
