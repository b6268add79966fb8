package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.payment.BankAtTheBorder;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.CaptureTransfer;
import io.okpay.platform.event.PaymentTakenBack;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.signature.MessageSignature;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PaymentServiceTest
class RailCallbackServiceTest {

    private static final MessageSignature ACQUIRER = new MessageSignature("local-only-acquirer-secret");

    @Test
    void whatTheBankDecidesLaterCompletesTheWithdrawalOnce() {
        Person person = Person.withBalance(10_000);
        String id = undecided(person);
        String message = BankAtTheBorder.settled(id.replace("-", ""));
        told(message, BankAtTheBorder.SIGNATURE.sign("callback-" + id, bytes(message), Instant.now()))
                .statusCode(204);
        told(message, BankAtTheBorder.SIGNATURE.sign("callback-" + id, bytes(message), Instant.now()))
                .statusCode(204);
        told(message, BankAtTheBorder.SIGNATURE.sign(bytes(message), Instant.now()))
                .statusCode(204);
        CaptureTransfer capture = WithdrawalServiceTest.capture(id);
        WithdrawalServiceTest.booked(capture);
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        assertThat(TestEvents.all(
                        CaptureTransfer.class,
                        event -> event.paymentId().toString().equals(id),
                        2,
                        Duration.ofSeconds(2)))
                .hasSize(1);
    }

    @Test
    void aCallbackThatIsNotSignedChangesNothing() {
        Person person = Person.withBalance(10_000);
        String id = undecided(person);
        String message = BankAtTheBorder.settled(id.replace("-", ""));
        byte[] body = bytes(message);
        told(message, Map.of()).statusCode(401).body("code", equalTo("CALLBACK_NOT_SIGNED"));
        told(message, new MessageSignature("guess").sign(body, Instant.now())).statusCode(401);
        told(message, BankAtTheBorder.SIGNATURE.sign(bytes("other"), Instant.now()))
                .statusCode(401);
        told(message, BankAtTheBorder.SIGNATURE.sign(body, Instant.now().minusSeconds(301)))
                .statusCode(401);
        person.payment(id).body("state", equalTo("PROCESSING"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<Document/>",
                "<Document><FIToFIPmtStsRpt><TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts></FIToFIPmtStsRpt></Document>",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document><FIToFIPmtStsRpt><TxInfAndSts>"
                        + "<OrgnlEndToEndId>&x;</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts></FIToFIPmtStsRpt></Document>",
                "<Document><PmtRtr><TxInf><OrgnlEndToEndId>1</OrgnlEndToEndId>"
                        + "<RtrdIntrBkSttlmAmt Ccy=\"USD\">a lot</RtrdIntrBkSttlmAmt></TxInf></PmtRtr></Document>"
            })
    void aSignedMessageThatNobodyUnderstandsIsRefused(String message) {
        told(message, BankAtTheBorder.SIGNATURE.sign(bytes(message), Instant.now()))
                .statusCode(422)
                .body("code", equalTo("CALLBACK_NOT_UNDERSTOOD"));
    }

    @Test
    void aReportOnWhatIsNotOursIsTakenAndForgotten() {
        for (String id : List.of("somebody-elses", UUID.randomUUID().toString().replace("-", ""))) {
            String message = BankAtTheBorder.settled(id);
            told(message, BankAtTheBorder.SIGNATURE.sign(bytes(message), Instant.now()))
                    .statusCode(204);
        }
    }

    @Test
    void aChargebackReversesTheTopUp() {
        Person person = Person.withBalance(0);
        PostTransfer booked = toppedUp(person, "10.00");
        disputed(booked.paymentId(), 1_010).statusCode(204);
        ReverseTransfer reversal = reversal(booked.paymentId());
        assertThat(reversal.originalId()).isEqualTo(booked.transferId());
        assertThat(reversal.legs()).isNull();
        TestEvents.publish(new TransferPosted(reversal.transferId(), booked.paymentId(), Instant.now(), List.of()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> person.payment(booked.paymentId().toString()).body("state", equalTo("REFUNDED")));
        person.payment(booked.paymentId().toString()).body("history[-1].reason", equalTo("CHARGEBACK"));
        assertThat(TestEvents.await(
                                PaymentTakenBack.class,
                                event -> event.paymentId().equals(booked.paymentId()))
                        .amount()
                        .toString())
                .isEqualTo("10.10 USD");
    }

    @Test
    void aChargebackThatTheWalletCannotCoverIsTheOperatorsLossAndACase() {
        Person person = Person.withBalance(0);
        PostTransfer booked = toppedUp(person, "10.00");
        disputed(booked.paymentId(), 1_010).statusCode(204);
        TestEvents.publish(new TransferRejected(
                reversal(booked.paymentId()).transferId(), booked.paymentId(), "INSUFFICIENT_BALANCE", Map.of()));
        PostTransfer loss = TestEvents.await(
                PostTransfer.class,
                event -> event.paymentId().equals(booked.paymentId())
                        && !event.transferId().equals(booked.transferId()));
        assertThat(loss.legs())
                .containsExactly(
                        TransferLeg.system("SUSPENSE", -1_010, "USD"),
                        TransferLeg.system("SETTLEMENT_CARD", 1_010, "USD"));
        assertThat(openCase(booked.paymentId()).getString("kind")).isEqualTo("TAKEN_BACK_UNCOVERED");
    }

    @Test
    void aWithdrawalThatTheBankReturnsComesBackToTheWallet() {
        Person person = Person.withBalance(10_000);
        String id = WithdrawalServiceTest.confirmed(person, person.bindAccount(BankAtTheBorder.SETTLES), "50.00");
        WithdrawalServiceTest.held(id);
        CaptureTransfer capture = WithdrawalServiceTest.capture(id);
        WithdrawalServiceTest.booked(capture);
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        String message = BankAtTheBorder.returned(id.replace("-", ""), "50.00", "USD", "AC04");
        told(message, BankAtTheBorder.SIGNATURE.sign(bytes(message), Instant.now()))
                .statusCode(204);
        ReverseTransfer reversal = reversal(capture.paymentId());
        assertThat(reversal.originalId()).isEqualTo(capture.transferId());
        TestEvents.publish(new TransferPosted(reversal.transferId(), capture.paymentId(), Instant.now(), List.of()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> person.payment(id).body("state", equalTo("REFUNDED")));
        person.payment(id).body("history[-1].reason", equalTo("RETURNED"));
    }

    @Test
    void aReturnOfAnotherAmountIsForAPerson() {
        Person person = Person.withBalance(0);
        PostTransfer booked = toppedUp(person, "10.00");
        disputed(booked.paymentId(), 500).statusCode(204);
        assertThat(openCase(booked.paymentId()).getString("kind")).isEqualTo("TAKEN_BACK_OTHERWISE");
        person.payment(booked.paymentId().toString()).body("state", equalTo("COMPLETED"));
    }

    @Test
    void whatABankNeverDecidesIsDecidedByTwoPeople() {
        Person person = Person.withBalance(10_000);
        String id = undecided(person);
        JsonPath open = openCase(UUID.fromString(id));
        assertThat(open.getString("kind")).isEqualTo("RAIL_OUTCOME_UNKNOWN");
        String path = "/v1/cases/" + open.getString("id") + "/decision";
        UUID first = UUID.randomUUID();
        staff(first).post(path + "/approval").then().statusCode(409).body("code", equalTo("NOTHING_PROPOSED"));
        staff(first)
                .body("{\"decision\":\"NOTED\"}")
                .post(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("DECISION_NOT_POSSIBLE"));
        staff(first)
                .body("{\"decision\":\"SETTLED\",\"note\":\"It is on the statement\"}")
                .post(path)
                .then()
                .statusCode(200);
        staff(first).post(path + "/approval").then().statusCode(403).body("code", equalTo("SECOND_PERSON_REQUIRED"));
        staff(UUID.randomUUID()).post(path + "/approval").then().statusCode(200);
        staff(first).post(path + "/approval").then().statusCode(409).body("code", equalTo("CASE_CLOSED"));
        WithdrawalServiceTest.booked(WithdrawalServiceTest.capture(id));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
    }

    @Test
    void aCallbackThatComesAfterTheCaseWasOpenedClosesItAndMovesThePaymentOn() {
        Person person = Person.withBalance(10_000);
        String id = undecided(person);
        String found = openCase(UUID.fromString(id)).getString("id");
        String message = BankAtTheBorder.settled(id.replace("-", ""));
        told(message, BankAtTheBorder.SIGNATURE.sign(bytes(message), Instant.now()))
                .statusCode(204);
        WithdrawalServiceTest.booked(WithdrawalServiceTest.capture(id));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        staff(UUID.randomUUID())
                .body("{\"decision\":\"NOT_SETTLED\"}")
                .post("/v1/cases/" + found + "/decision")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_CLOSED"));
    }

    @Test
    void aBankThatContradictsItselfIsForAPersonAndMovesNothing() {
        Person person = Person.withBalance(10_000);
        String id = WithdrawalServiceTest.confirmed(person, person.bindAccount(BankAtTheBorder.SETTLES), "50.00");
        WithdrawalServiceTest.held(id);
        CaptureTransfer capture = WithdrawalServiceTest.capture(id);
        String message = BankAtTheBorder.rejected(id.replace("-", ""), "AC04");
        told(message, BankAtTheBorder.SIGNATURE.sign(bytes(message), Instant.now()))
                .statusCode(204);
        assertThat(openCase(UUID.fromString(id)).getString("kind")).isEqualTo("RAIL_CONTRADICTS_ITSELF");
        WithdrawalServiceTest.booked(capture);
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
    }

    @Test
    void aPayoutThatTheLedgerWillNotBookIsForAPersonAndIsBookedWhenTwoSaySo() {
        Person person = Person.withBalance(10_000);
        String id = WithdrawalServiceTest.confirmed(person, person.bindAccount(BankAtTheBorder.SETTLES), "50.00");
        WithdrawalServiceTest.held(id);
        CaptureTransfer capture = WithdrawalServiceTest.capture(id);
        TestEvents.publish(new TransferRejected(capture.transferId(), capture.paymentId(), "ACCOUNT_FROZEN", Map.of()));
        JsonPath open = openCase(UUID.fromString(id));
        assertThat(open.getString("kind")).isEqualTo("LEDGER_REFUSED");
        String path = "/v1/cases/" + open.getString("id") + "/decision";
        staff(UUID.randomUUID())
                .body("{\"decision\":\"ASK_AGAIN\"}")
                .post(path)
                .then()
                .statusCode(200);
        staff(UUID.randomUUID()).post(path + "/approval").then().statusCode(200);
        assertThat(TestEvents.all(
                        CaptureTransfer.class,
                        event -> event.paymentId().equals(capture.paymentId()),
                        2,
                        Duration.ofSeconds(20)))
                .hasSize(2)
                .allMatch(event -> event.transferId().equals(capture.transferId()));
        WithdrawalServiceTest.booked(capture);
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
    }

    @Test
    void casesAreForTheStaff() {
        Person.withBalance(0).calls().get("/v1/cases").then().statusCode(403);
        given().get("/v1/cases").then().statusCode(401);
        staff(UUID.randomUUID())
                .body("{\"decision\":\"SETTLED\"}")
                .post("/v1/cases/" + UUID.randomUUID() + "/decision")
                .then()
                .statusCode(404);
    }

    /** A withdrawal about which the bank says nothing yet. */
    private static String undecided(Person person) {
        UUID account = person.bindAccount(BankAtTheBorder.UNDECIDED);
        String id = WithdrawalServiceTest.confirmed(person, account, "50.00");
        WithdrawalServiceTest.held(id);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> BankAtTheBorder.INITIATIONS.stream().anyMatch(one -> one.contains(id.replace("-", ""))));
        return id;
    }

    private static PostTransfer toppedUp(Person person, String amount) {
        String id = person.pay(person.quoteTopUp(amount), "t").extract().path("id");
        PostTransfer command = Person.command(id);
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        return command;
    }

    private static ReverseTransfer reversal(UUID paymentId) {
        return TestEvents.await(
                ReverseTransfer.class, event -> event.paymentId().equals(paymentId));
    }

    private static JsonPath openCase(UUID paymentId) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> cases(paymentId), found -> found.get("id") != null);
    }

    private static JsonPath cases(UUID paymentId) {
        return staff(UUID.randomUUID())
                .get("/v1/cases")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items.find { it.paymentId == '" + paymentId + "' }");
    }

    private static RequestSpecification staff(UUID id) {
        return given().header("Authorization", "Bearer " + TestTokens.token(id, "finance"))
                .contentType("application/json");
    }

    private static ValidatableResponse told(String message, Map<String, String> headers) {
        return given().contentType("application/xml")
                .headers(headers)
                .body(message)
                .post("/v1/rails/bank/callbacks")
                .then();
    }

    private static ValidatableResponse disputed(UUID paymentId, long amount) {
        String message = "{\"type\":\"charge.disputed\",\"charge\":\"ch_1\",\"reference\":\"" + paymentId
                + "\",\"amount\":" + amount + ",\"currency\":\"USD\",\"reason\":\"fraudulent\"}";
        return given().contentType("application/json")
                .headers(ACQUIRER.sign(bytes(message), Instant.now()))
                .body(message)
                .post("/v1/rails/card/callbacks")
                .then();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
