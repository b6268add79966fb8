package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.payment.BankAtTheBorder;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class ReconciliationServiceTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void whatBankAndLedgerBookAlikeIsNoDifferenceAndAnythingElseIsListed() {
        String alike = withdrawn("10.00");
        String otherwise = withdrawn("20.00");
        String missing = withdrawn("30.00");
        String unknown = UUID.randomUUID().toString();
        statement(
                entry(alike, "10.00", "DBIT", ""),
                entry(otherwise, "20.01", "DBIT", ""),
                entry(unknown, "5.00", "CRDT", ""),
                entry(alike, "10.00", "CRDT", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"));
        JsonPath answer = reconcile(today.toString(), "USD", 200);
        assertThat(answer.getInt("entries")).isEqualTo(4);
        assertThat(answer.getString("opening.amount")).isEqualTo("-1.00");
        assertThat(answer.getString("closing.amount")).isEqualTo("-26.01");
        assertThat(of(answer, alike))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("difference", "NOT_IN_LEDGER")
                        .containsEntry("kind", "RETURN"));
        assertThat(of(answer, otherwise))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("difference", "AMOUNT_DIFFERS"));
        assertThat(of(answer, missing))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("difference", "NOT_ON_STATEMENT"));
        assertThat(of(answer, unknown))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("difference", "NOT_IN_LEDGER"));

        assertThat(of(reconcile(today.toString(), "USD", 200), otherwise)).hasSize(1);
        finance().get("/v1/reconciliations/breaks?currency=USD").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "2999-01-01, USD, 422, DAY_NOT_BEGUN",
        "2026-01-01, QQQ, 422, UNKNOWN_CURRENCY",
        "2026-01-01, usd, 400, VALIDATION_FAILED",
        "yesterday, USD, 400, VALIDATION_FAILED",
        "2001-01-01, USD, 503, STATEMENT_UNAVAILABLE"
    })
    void eachBadQuestionHasItsOwnProblem(String day, String currency, int status, String code) {
        assertThat(reconcile(day, currency, status).getString("code")).isEqualTo(code);
    }

    @Test
    void onlyFinanceCompares() {
        Person.withBalance(0)
                .calls()
                .get("/v1/reconciliations/breaks?currency=USD")
                .then()
                .statusCode(403);
        finance().get("/v1/reconciliations/breaks").then().statusCode(422).body("code", equalTo("UNKNOWN_CURRENCY"));
    }

    private static String withdrawn(String amount) {
        Person person = Person.withBalance(10_000);
        String id = WithdrawalServiceTest.confirmed(person, person.bindAccount(BankAtTheBorder.SETTLES), amount);
        WithdrawalServiceTest.held(id);
        WithdrawalServiceTest.booked(WithdrawalServiceTest.capture(id));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        return id;
    }

    private void statement(String... entries) {
        BankAtTheBorder.STATEMENTS.put(
                today + "currency=USD",
                "<Document><BkToCstmrStmt><Stmt>" + balance("OPBD", "1.00") + balance("CLBD", "26.01")
                        + String.join("", entries) + "</Stmt></BkToCstmrStmt></Document>");
    }

    private static String balance(String code, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"USD\">" + amount
                + "</Amt><CdtDbtInd>DBIT</CdtDbtInd></Bal>";
    }

    private static String entry(String paymentId, String amount, String direction, String more) {
        return "<Ntry><Amt Ccy=\"USD\">" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd><AcctSvcrRef>"
                + direction + paymentId + "</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>"
                + paymentId.replace("-", "") + "</EndToEndId></Refs>" + more + "</TxDtls></NtryDtls></Ntry>";
    }

    private static List<Map<String, Object>> of(JsonPath answer, String paymentId) {
        return answer.getList("breaks.findAll { it.paymentId == '" + paymentId + "' }");
    }

    private static JsonPath reconcile(String day, String currency, int status) {
        return finance()
                .body("{\"day\":\"" + day + "\",\"currency\":\"" + currency + "\"}")
                .post("/v1/reconciliations")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification finance() {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "finance"))
                .contentType("application/json");
    }
}
