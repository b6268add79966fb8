package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.okpay.payment.PaymentServiceTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@PaymentServiceTest
class BadTariffServiceTest {

    private static final String RULE = """
            {"id":"own","type":"TRANSFER","corridor":"INTERNATIONAL","instrument":"WALLET","fromCountry":"US","toCountry":"CN",
            "tier":"GOLD","currency":"EUR","amountFrom":100,"amountBelow":200,"basisPoints":300,"fixed":1,"least":2,"most":300}""";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Values that are of no field's type, or too large for any. */
    private static final List<String> NEVER = List.of("true", "{}", "[]", "1.5", "99999999999999999999");

    static final List<String> REQUIRED = List.of("id", "type", "basisPoints", "fixed", "least");
    static final List<String> ALL = List.of(
            "id",
            "type",
            "corridor",
            "instrument",
            "fromCountry",
            "toCountry",
            "tier",
            "currency",
            "amountFrom",
            "amountBelow",
            "basisPoints",
            "fixed",
            "least",
            "most");

    private final DataSource dataSource;
    private final Finance finance = Finance.people();

    BadTariffServiceTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void theRuleThatTheseTestsSpoilIsGood() throws JsonProcessingException {
        finance.draft(tariff(rule())).statusCode(201);
    }

    @ParameterizedTest
    @FieldSource("REQUIRED")
    void aRuleWithoutARequiredFieldIsRefused(String field) throws Exception {
        ObjectNode missing = rule();
        missing.remove(field);
        refuses(missing, 400, "VALIDATION_FAILED");
        refuses(rule().putNull(field), 400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void noFieldOfARuleTakesAnotherType(String field) throws Exception {
        boolean number = rule().get(field).isNumber();
        for (String value : Stream.concat(NEVER.stream(), Stream.of(number ? "\"1\"" : "1", number ? "-1" : "\"\""))
                .toList()) {
            refuses((ObjectNode) rule().set(field, JSON.readTree(value)), 400, "VALIDATION_FAILED");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "id, \"Own\", 400, VALIDATION_FAILED",
        "id, \"transfer-local\", 422, TARIFF_RULE_REPEATED",
        "type, \"GIFT\", 400, VALIDATION_FAILED",
        "type, \"REFUND\", 422, TYPE_NOT_PRICED",
        "corridor, \"LOCAL\", 422, RULE_CORRIDOR_CONTRADICTS",
        "fromCountry, \"us\", 400, VALIDATION_FAILED",
        "fromCountry, \"XX\", 422, UNKNOWN_COUNTRY",
        "toCountry, \"ZZ\", 422, UNKNOWN_COUNTRY",
        "tier, \"gold\", 400, VALIDATION_FAILED",
        "currency, \"ABC\", 422, UNKNOWN_CURRENCY",
        "currency, null, 422, RULE_CURRENCY_REQUIRED",
        "amountFrom, 200, 422, RULE_RANGE_EMPTY",
        "amountFrom, 1000000000000, 400, VALIDATION_FAILED",
        "basisPoints, 10001, 400, VALIDATION_FAILED",
        "fixed, 1000000000000, 400, VALIDATION_FAILED",
        "most, 1, 422, RULE_RANGE_EMPTY",
        "surprise, 1, 400, VALIDATION_FAILED"
    })
    void eachBadFieldOfARuleHasItsOwnProblem(String field, String value, int status, String code) throws Exception {
        refuses((ObjectNode) rule().set(field, JSON.readTree(value)), status, code);
    }

    @Test
    void figuresOfMoneyNeedACurrencyEachOfThem() throws Exception {
        for (String figure :
                List.of("\"fixed\":1", "\"least\":2", "\"most\":5", "\"amountFrom\":5", "\"amountBelow\":5")) {
            ObjectNode rule = (ObjectNode)
                    JSON.readTree("{\"id\":\"own\",\"type\":\"TRANSFER\",\"basisPoints\":1,\"fixed\":0,\"least\":0}");
            rule.setAll((ObjectNode) JSON.readTree("{" + figure + "}"));
            refuses(rule, 422, "RULE_CURRENCY_REQUIRED");
        }
    }

    @Test
    void rulesThatTieAndFeesThatFallAreRefusedByName() throws Exception {
        String tie =
                "{\"id\":\"own\",\"type\":\"TRANSFER\",\"corridor\":\"LOCAL\",\"basisPoints\":1,\"fixed\":0,\"least\":0}";
        finance.draft(Finance.tariff(Finance.someDay(), tie))
                .statusCode(422)
                .body("code", equalTo("TARIFF_RULES_TIE"))
                .body("rule", equalTo("own"))
                .body("other", equalTo("transfer-local"))
                .body("fields[0].field", equalTo("rules[6]"));
        ObjectNode falls = rule();
        falls.put("amountFrom", 0).put("basisPoints", 9_000).put("most", 9_000);
        finance.draft(tariff(falls))
                .statusCode(422)
                .body("code", equalTo("TARIFF_FEE_FALLS"))
                .body("rule", equalTo("own"))
                .body("other", equalTo("transfer-international"))
                .body("amount", equalTo("2.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "validFrom, null, 400, VALIDATION_FAILED",
        "validFrom, 1, 400, VALIDATION_FAILED",
        "validFrom, {}, 400, VALIDATION_FAILED",
        "validFrom, \"tomorrow\", 400, VALIDATION_FAILED",
        "validFrom, \"+999999999-12-31T23:59:59Z\", 400, VALIDATION_FAILED",
        "validFrom, \"2026-01-02T00:00:00Z\", 422, TARIFF_STARTS_IN_PAST",
        "description, null, 400, VALIDATION_FAILED",
        "description, \" \", 400, VALIDATION_FAILED",
        "description, 1, 400, VALIDATION_FAILED",
        "description, \"\\u202eoops\", 400, VALIDATION_FAILED",
        "rules, null, 400, VALIDATION_FAILED",
        "rules, [], 400, VALIDATION_FAILED",
        "rules, {}, 400, VALIDATION_FAILED",
        "rules, [null], 400, VALIDATION_FAILED",
        "surprise, 1, 400, VALIDATION_FAILED"
    })
    void eachBadFieldOfATariffHasItsOwnProblem(String field, String value, int status, String code) throws Exception {
        ObjectNode tariff = (ObjectNode) JSON.readTree(tariff(rule()));
        tariff.set(field, JSON.readTree(value));
        refuses(tariff.toString(), status, code);
    }

    @Test
    void tooLongTextsAndTooManyRulesAreRefused() throws Exception {
        ObjectNode tariff = (ObjectNode) JSON.readTree(tariff(rule()));
        refuses(tariff.deepCopy().put("description", "x".repeat(201)).toString(), 400, "VALIDATION_FAILED");
        for (int i = 0; i < 200; i++) {
            tariff.withArray("rules").add(rule().put("id", "own-" + i));
        }
        refuses(tariff.toString(), 400, "VALIDATION_FAILED");
        refuses(rule().put("id", "x".repeat(61)), 400, "VALIDATION_FAILED");
    }

    private void refuses(ObjectNode rule, int status, String code) throws Exception {
        refuses(tariff(rule), status, code);
    }

    private void refuses(String tariff, int status, String code) throws SQLException {
        long before = count();
        String answer = finance.draft(tariff)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThat(answer).as(tariff).contains("\"status\":" + status, "\"code\":\"" + code + "\"");
        assertThat(count()).isEqualTo(before);
    }

    private long count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM tariff) + (SELECT count(*) FROM fee_rule)")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static ObjectNode rule() throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(RULE);
    }

    private static String tariff(ObjectNode rule) {
        return Finance.tariff(Finance.someDay(), rule.toString());
    }
}
