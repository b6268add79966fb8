package io.okpay.sandbox.bank;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.okpay.sandbox.callback.SignedMessages;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Operator.class)
class BankRailTest {

    private static final SignedMessages SIGNATURE = new SignedMessages("local-only-bank-secret");
    private static final String OPERATOR = "GB33BUKB20201555555555";
    private static final String NAMED =
            "<Nm>Mei Lin</Nm><PstlAdr><Ctry>US</Ctry></PstlAdr>" + "<Id><PrvtId><Othr><Id>7</Id></Othr></PrvtId></Id>";

    @Test
    void an_ordinary_account_is_paid_at_once_and_asking_again_changes_nothing() {
        String id = id();
        pay(id, "100", "25.00").statusCode(202).body(containsString("<TxSts>ACSC</TxSts>"));
        pay(id, "100", "25.00").statusCode(202).body(containsString("<TxSts>ACSC</TxSts>"));
        pay(id, "100", "26.00").statusCode(409).body("code", equalTo("end_to_end_id_reused"));
        assertThat(statement().split(id, -1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0001, AC04", "0002, AG01", "0003, AC06", "0005, MS03"})
    void an_account_with_a_story_is_refused_with_its_reason(String suffix, String reason) {
        String id = id();
        pay(id, suffix, "25.00")
                .statusCode(202)
                .body(containsString("<TxSts>RJCT</TxSts>"))
                .body(containsString("<Cd>" + reason + "</Cd>"));
        status(id).statusCode(200).body(containsString("RJCT"));
        assertThat(statement()).doesNotContain(id);
    }

    @Test
    void money_is_collected_from_a_customer_where_the_operator_is_the_creditor() {
        String id = id();
        post("/bank/v1/payment-initiations", pain(id, "9000", OPERATOR, "25.00", false))
                .statusCode(202)
                .body(containsString("ACSC"));
        assertThat(statement()).contains("<CdtDbtInd>CRDT</CdtDbtInd>");
    }

    @Test
    void a_credit_transfer_abroad_is_carried_out_once_and_names_its_payer_in_full() {
        String id = id();
        transfer(pacs(id, "1111", "JPY", "4500", NAMED)).statusCode(202).body(containsString("<TxSts>ACSC</TxSts>"));
        transfer(pacs(id, "1111", "JPY", "4500", NAMED)).statusCode(202).body(containsString("<TxSts>ACSC</TxSts>"));
        status(id).statusCode(200).body(containsString("ACSC"));
        transfer(pacs(id(), "0001", "JPY", "4500", NAMED)).body(containsString("RJCT"), containsString("AC04"));
        transfer(pacs(id(), "1111", "JPY", "4500", "<Nm>Mei Lin</Nm>"))
                .statusCode(422)
                .body("code", equalTo("message_incomplete"));
        transfer(pacs(id(), "1111", "JPY", "45.5", NAMED)).statusCode(422).body("code", equalTo("amount_invalid"));
        String returned = id();
        transfer(pacs(returned, "0011", "JPY", "4500", NAMED)).body(containsString("ACSC"));
        await().atMost(Duration.ofSeconds(10)).until(() -> Operator.of(returned).size() == 1);
        assertThat(Operator.of(returned).getFirst().body()).contains("<RtrdIntrBkSttlmAmt Ccy=\"JPY\">4500<");
    }

    @ParameterizedTest
    @CsvSource({"0006, ACSC", "0007, RJCT"})
    void what_is_not_decided_at_once_is_told_by_a_callback(String suffix, String state) {
        String id = id();
        pay(id, suffix, "25.00").body(containsString("PDNG"));
        await().atMost(Duration.ofSeconds(10)).until(() -> !Operator.of(id).isEmpty());
        assertThat(Operator.of(id)).singleElement().satisfies(heard -> {
            assertThat(heard.path()).isEqualTo("/v1/rails/bank/callbacks");
            assertThat(heard.body()).contains("<TxSts>" + state + "</TxSts>");
        });
        status(id).body(containsString(state));
    }

    @Test
    void one_account_tells_twice_under_one_id_and_once_under_another() {
        String id = id();
        pay(id, "0008", "25.00");
        await().atMost(Duration.ofSeconds(10)).until(() -> Operator.of(id).size() == 3);
        assertThat(Operator.of(id)).extracting(Operator.Heard::id).satisfies(ids -> {
            assertThat(ids.get(0)).isEqualTo(ids.get(1));
            assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
        });
    }

    @Test
    void one_account_tells_before_it_answers() {
        String id = id();
        pay(id, "0009", "25.00");
        assertThat(Operator.of(id)).hasSize(1);
    }

    @Test
    void one_account_is_decided_only_after_somebody_asked() {
        String id = id();
        pay(id, "0010", "25.00").body(containsString("PDNG"));
        status(id).body(containsString("PDNG"));
        await().atMost(Duration.ofSeconds(10)).until(() -> Operator.of(id).size() == 1);
        status(id).body(containsString("ACSC"));
    }

    @Test
    void one_account_returns_the_money_and_the_statement_shows_both() {
        String id = id();
        pay(id, "0011", "25.00").body(containsString("ACSC"));
        await().atMost(Duration.ofSeconds(10)).until(() -> Operator.of(id).size() == 1);
        assertThat(Operator.of(id).getFirst().body())
                .contains("pacs.004.001.09", "<RtrdIntrBkSttlmAmt Ccy=\"USD\">25.00<", "<Cd>AC04</Cd>");
        assertThat(statement().split(id, -1)).hasSize(3);
    }

    @Test
    void one_account_finds_the_bank_closed_three_times() {
        String id = id();
        for (int i = 0; i < 3; i++) {
            pay(id, "0013", "25.00").statusCode(503);
            status(id).statusCode(404);
        }
        pay(id, "0013", "25.00").statusCode(202).body(containsString("ACSC"));
    }

    @Test
    void one_account_is_never_decided() {
        String id = id();
        pay(id, "0012", "25.00").body(containsString("PDNG"));
        status(id).body(containsString("PDNG"));
    }

    @Test
    void what_is_not_signed_is_refused() {
        byte[] body = bytes(pain(id(), OPERATOR, "9000", "25.00", true));
        long now = Instant.now().getEpochSecond();
        String good = SIGNATURE.sign("x", now, body);
        initiate(Map.of(), body).statusCode(401).body("code", equalTo("signature_invalid"));
        initiate(headers("y", now, good), body).statusCode(401);
        initiate(headers("x", now - 301, SIGNATURE.sign("x", now - 301, body)), body)
                .statusCode(401);
        initiate(headers("x", now, good), bytes("<Document/>")).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<Document/>", "<!DOCTYPE d [<!ENTITY x \"y\">]><Document>&x;</Document>"})
    void what_is_no_order_is_refused(String body) {
        int status = post("/bank/v1/payment-initiations", body).extract().statusCode();
        assertThat(status).isBetween(400, 422);
    }

    @Test
    void a_micro_deposit_verifies_the_account_to_whoever_reads_it() {
        String account = "7700" + System.nanoTime();
        String id = verify("i-" + account, account).statusCode(201).extract().path("id");
        verify("i-" + account, account).body("id", equalTo(id));
        attempt(id, "99.99").body("status", equalTo("mismatch")).body("attemptsLeft", equalTo(2));
        attempt(id, read(account)).body("status", equalTo("verified"));
        attempt(id, "99.99").body("status", equalTo("verified"));
    }

    @Test
    void three_wrong_amounts_exhaust_a_verification() {
        String account = "7701" + System.nanoTime();
        String id = verify("i-" + account, account).extract().path("id");
        attempt(id, "9.01");
        attempt(id, "9.02");
        attempt(id, "9.03").body("status", equalTo("exhausted")).body("attemptsLeft", equalTo(0));
        attempt(id, read(account)).body("status", equalTo("exhausted"));
    }

    @ParameterizedTest
    @CsvSource({"990091, account_unknown", "990092, account_closed", "990093, account_blocked"})
    void an_account_that_cannot_be_verified_says_why(String account, String code) {
        verify("i-" + account, account).statusCode(422).body("code", equalTo(code));
    }

    private static String read(String account) {
        return given().get("/bank/v1/accounts/" + account + "/movements")
                .then()
                .statusCode(200)
                .body("movements.direction", hasItem("in"))
                .extract()
                .path("movements[0].amount");
    }

    private static ValidatableResponse verify(String reference, String account) {
        return post(
                "/bank/v1/account-verifications",
                "{\"reference\":\"" + reference + "\",\"holder\":\"Mei Lin\",\"country\":\"US\",\"currency\":\"USD\","
                        + "\"accountNumber\":\"" + account + "\",\"routingNumber\":\"021000021\"}");
    }

    private static ValidatableResponse attempt(String id, String amount) {
        return post("/bank/v1/account-verifications/" + id + "/attempts", "{\"amount\":\"" + amount + "\"}")
                .statusCode(200);
    }

    private static ValidatableResponse pay(String id, String account, String amount) {
        return post("/bank/v1/payment-initiations", pain(id, OPERATOR, account, amount, true));
    }

    private static ValidatableResponse status(String id) {
        return get("/bank/v1/payment-initiations/" + id);
    }

    private static String statement() {
        return get("/bank/v1/statements/" + LocalDate.now(ZoneOffset.UTC) + "?currency=USD")
                .statusCode(200)
                .extract()
                .asString();
    }

    private static ValidatableResponse get(String path) {
        long now = Instant.now().getEpochSecond();
        return given().headers(headers("g", now, SIGNATURE.sign("g", now, new byte[0])))
                .get(path)
                .then();
    }

    private static ValidatableResponse post(String path, String body) {
        long now = Instant.now().getEpochSecond();
        return signed(headers("p", now, SIGNATURE.sign("p", now, bytes(body))), bytes(body))
                .post(path)
                .then();
    }

    private static ValidatableResponse initiate(Map<String, String> headers, byte[] body) {
        return signed(headers, body).post("/bank/v1/payment-initiations").then();
    }

    private static RequestSpecification signed(Map<String, String> headers, byte[] body) {
        return given().contentType("application/octet-stream").headers(headers).body(body);
    }

    private static Map<String, String> headers(String id, long timestamp, String signature) {
        return Map.of(
                SignedMessages.ID, id,
                SignedMessages.TIMESTAMP, Long.toString(timestamp),
                SignedMessages.SIGNATURE, signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static ValidatableResponse transfer(String message) {
        return post("/bank/v1/credit-transfers", message);
    }

    private static String pacs(String id, String account, String currency, String amount, String debtor) {
        return "<Document><FIToFICstmrCdtTrf><CdtTrfTxInf><PmtId><EndToEndId>" + id
                + "</EndToEndId></PmtId><IntrBkSttlmAmt Ccy=\"" + currency + "\">" + amount + "</IntrBkSttlmAmt><Dbtr>"
                + debtor + "</Dbtr><DbtrAcct><Id><IBAN>" + OPERATOR
                + "</IBAN></Id></DbtrAcct><CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>0001001</MmbId></ClrSysMmbId></FinInstnId>"
                + "</CdtrAgt><Cdtr><Nm>Ken Sato</Nm></Cdtr><CdtrAcct><Id><Othr><Id>123" + account
                + "</Id></Othr></Id></CdtrAcct></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>";
    }

    private static String pain(String id, String debtor, String creditor, String amount, boolean payout) {
        List<String> accounts = List.of(debtor, creditor).stream()
                .map(account -> account.equals(OPERATOR)
                        ? "<Id><IBAN>" + account + "</IBAN></Id>"
                        : "<Id><Othr><Id>" + account + "</Id></Othr></Id>")
                .toList();
        return "<Document><CstmrCdtTrfInitn><PmtInf><Dbtr><Nm>" + (payout ? "OKPay" : "Mei Lin")
                + "</Nm></Dbtr><DbtrAcct>"
                + accounts.get(0) + "</DbtrAcct><CdtTrfTxInf><PmtId><EndToEndId>" + id
                + "</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"USD\">" + amount + "</InstdAmt></Amt><Cdtr><Nm>"
                + (payout ? "Mei Lin" : "OKPay") + "</Nm></Cdtr><CdtrAcct>" + accounts.get(1)
                + "</CdtrAcct></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>";
    }
}
