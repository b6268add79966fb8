package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.okpay.payment.BankAtTheBorder;
import io.okpay.payment.OutsideWorld;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.CaptureTransfer;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.TransferHeld;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.event.TransferVoided;
import io.okpay.platform.event.VoidTransfer;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class WithdrawalServiceTest {

    @Test
    void aWithdrawalToACardIsHeldThenPaidOutOnceThenBooked() {
        Person person = Person.withBalance(10_000);
        String id = confirmed(person, person.card(), "50.00");
        HoldTransfer hold = held(id);
        assertThat(hold.legs()).isEqualTo(legs(person, id, "SETTLEMENT_CARD"));
        CaptureTransfer capture = capture(id);
        assertThat(capture.holdId()).isEqualTo(hold.transferId());
        booked(capture);
        person.paymentWhenEnded(id)
                .body("state", equalTo("COMPLETED"))
                .body("direction", equalTo("OUT"))
                .body("counterparty", equalTo("visa 4242"))
                .body("transferId", equalTo(capture.transferId().toString()));
        assertThat(OutsideWorld.REQUESTS)
                .filteredOn(request -> request.endsWith("payout-" + id))
                .hasSize(1);
        person.calls()
                .get("/v1/payments/" + id + "/receipt")
                .then()
                .statusCode(200)
                .body("payee", equalTo("visa 4242"))
                .body("fees[0].computation.base.amount", equalTo("50.00"))
                .body("totalDebit.amount", equalTo(person.payment(id).extract().path("totalDebit.amount")))
                .body("ledger.proof", equalTo("/v1/ledger/proofs/" + capture.transferId()));
        person.calls().get("/v1/payments?direction=in").then().body("items", hasSize(0));
        person.calls().get("/v1/payments?direction=out").then().body("items", hasSize(1));
    }

    @Test
    void aWithdrawalToABankAccountGoesOutAsOneInitiation() {
        Person person = Person.withBalance(10_000);
        UUID account = person.bindAccount(BankAtTheBorder.SETTLES);
        String id = confirmed(person, account, "50.00");
        assertThat(held(id).legs()).isEqualTo(legs(person, id, "SETTLEMENT_BANK"));
        booked(capture(id));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        assertThat(initiations(id))
                .singleElement()
                .asString()
                .contains(
                        "<InstdAmt Ccy=\"USD\">50.00</InstdAmt>",
                        "<DbtrAcct><Id><IBAN>GB33BUKB20201555555555</IBAN></Id></DbtrAcct>",
                        "<CdtrAcct><Id><Othr><Id>987651111</Id></Othr></Id></CdtrAcct>",
                        "<MmbId>021000021</MmbId>");
    }

    @Test
    void aTopUpFromABankAccountIsCollectedThenPosted() {
        Person person = Person.withBalance(0);
        UUID account = person.bindAccount(BankAtTheBorder.SETTLES);
        String id = person.pay(person.quote("TOP_UP", account, "20.00"), "k")
                .statusCode(201)
                .extract()
                .path("id");
        var command = Person.command(id);
        assertThat(command.legs())
                .contains(TransferLeg.wallet(person.wallet(), 2_000, "USD"))
                .anyMatch(leg -> leg.account().equals("system:SETTLEMENT_BANK") && leg.amountMinor() < -2_000);
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        assertThat(initiations(id))
                .singleElement()
                .asString()
                .contains("<CdtrAcct><Id><IBAN>GB33BUKB20201555555555</IBAN></Id></CdtrAcct>");
    }

    @Test
    void whatTheBankRefusesIsFreedAndTheReasonIsTold() {
        Person person = Person.withBalance(10_000);
        String id = confirmed(person, person.bindAccount(BankAtTheBorder.CLOSED), "50.00");
        HoldTransfer hold = held(id);
        VoidTransfer release = TestEvents.await(
                VoidTransfer.class, event -> event.paymentId().toString().equals(id));
        assertThat(release.holdId()).isEqualTo(hold.transferId());
        person.payment(id).body("state", equalTo("PROCESSING"));
        TestEvents.publish(
                new TransferVoided(release.transferId(), hold.transferId(), hold.paymentId(), false, List.of()));
        person.paymentWhenEnded(id)
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("BANK_DECLINED"))
                .body("failure.parameters.reasonCode", equalTo("AC04"));
        person.calls()
                .get("/v1/me/limits")
                .then()
                .body("items.findAll { it.type == 'WITHDRAWAL' && it.used.amount != '0.00' }", hasSize(0));
    }

    @Test
    void whatTheLedgerDoesNotHoldIsNeverPaidOut() {
        Person person = Person.withBalance(10_000);
        String id = confirmed(person, person.card(), "50.00");
        HoldTransfer hold = hold(id);
        TestEvents.publish(new TransferRejected(
                hold.transferId(),
                hold.paymentId(),
                "INSUFFICIENT_BALANCE",
                Map.of("available", "1.00", "currency", "USD")));
        person.paymentWhenEnded(id)
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("INSUFFICIENT_BALANCE"));
        assertThat(OutsideWorld.REQUESTS).noneMatch(request -> request.endsWith("payout-" + id));
    }

    @Test
    void aBankThatDoesNotAnswerIsAskedWhatBecameOfIt() {
        Person person = Person.withBalance(10_000);
        String id = confirmed(person, person.bindAccount(BankAtTheBorder.SILENT_BUT_SETTLES), "50.00");
        held(id);
        booked(capture(id));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        assertThat(initiations(id)).hasSize(1);
    }

    @Test
    void aWithdrawalNeedsBothFactorsAndItsPayeeCannotBeTrusted() {
        Person person = Person.withBalance(10_000);
        String quote = person.quote("WITHDRAWAL", person.card(), "50.00");
        person.calls()
                .header("Idempotency-Key", "k")
                .body("{\"quoteId\":\"" + quote + "\",\"trustPayee\":true}")
                .post("/v1/payments")
                .then()
                .statusCode(422)
                .body("code", equalTo("FIELD_NOT_EXPECTED"));
        person.pay(quote, "l").body("state", equalTo("REQUIRES_AUTHENTICATION"));
    }

    /** What the ledger is to hold for 50.00 at the price of the day: other tests publish tariffs. */
    private static List<TransferLeg> legs(Person person, String id, String settlement) {
        long fee = Money.of(person.payment(id).extract().path("fees[0].amount.amount"), "USD")
                .minor();
        assertThat(fee).isPositive();
        return List.of(
                TransferLeg.wallet(person.wallet(), -5_000 - fee, "USD"),
                TransferLeg.system(settlement, 5_000, "USD"),
                TransferLeg.system("FEES", fee, "USD"));
    }

    static String confirmed(Person person, UUID instrument, String amount) {
        var payment = person.pay(person.quote("WITHDRAWAL", instrument, amount), "w-" + UUID.randomUUID())
                .statusCode(201)
                .extract()
                .jsonPath();
        person.confirm(payment);
        return payment.getString("id");
    }

    /** Waits for the hold of a withdrawal and plays the ledger that holds. */
    static HoldTransfer held(String paymentId) {
        HoldTransfer hold = hold(paymentId);
        TestEvents.publish(new TransferHeld(hold.transferId(), hold.paymentId(), hold.expiresAt(), List.of()));
        return hold;
    }

    private static HoldTransfer hold(String paymentId) {
        return TestEvents.await(
                HoldTransfer.class, event -> event.paymentId().toString().equals(paymentId));
    }

    static CaptureTransfer capture(String paymentId) {
        return TestEvents.await(
                CaptureTransfer.class, event -> event.paymentId().toString().equals(paymentId));
    }

    static void booked(CaptureTransfer capture) {
        TestEvents.publish(new TransferPosted(capture.transferId(), capture.paymentId(), Instant.now(), List.of()));
    }

    private static List<String> initiations(String paymentId) {
        String endToEnd = "<EndToEndId>" + paymentId.replace("-", "") + "</EndToEndId>";
        return BankAtTheBorder.INITIATIONS.stream()
                .filter(message -> message.contains(endToEnd))
                .toList();
    }
}
