package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.payment.OutsideWorld;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class TopUpServiceTest {

    @Test
    void aTopUpChargesTheCardOnceAndThenPosts() {
        Person person = Person.withBalance(0);
        String id = person.pay(person.quoteTopUp("100.00"), "k")
                .statusCode(201)
                .body("state", equalTo("PROCESSING"))
                .extract()
                .path("id");
        PostTransfer command = Person.command(id);
        assertThat(command.legs())
                .containsExactly(
                        TransferLeg.wallet(person.wallet(), 10_000, "USD"),
                        TransferLeg.system("SETTLEMENT_CARD", -10_100, "USD"),
                        TransferLeg.system("FEES", 100, "USD"));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED")).body("direction", equalTo("IN"));
        assertThat(OutsideWorld.REQUESTS)
                .filteredOn(request -> request.endsWith("charge-" + id))
                .hasSize(1);
    }

    @Test
    void aDeclineFailsThePaymentWithTheIssuersReason() {
        Person person = Person.withBalance(0, "pm_decline");
        String id = person.pay(person.quoteTopUp("10.00"), "k").extract().path("id");
        person.paymentWhenEnded(id)
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("CARD_DECLINED"))
                .body("failure.parameters.declineCode", equalTo("do_not_honor"));
    }

    @Test
    void anAcquirerThatDoesNotAnswerIsAskedAgainWithTheSameKey() {
        Person person = Person.withBalance(0, "pm_flaky");
        String id = person.pay(person.quoteTopUp("10.00"), "k").extract().path("id");
        PostTransfer command = Person.command(id);
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        person.paymentWhenEnded(id).body("state", equalTo("COMPLETED"));
        assertThat(OutsideWorld.REQUESTS)
                .filteredOn(request -> request.endsWith("charge-" + id))
                .hasSize(2);
    }

    @Test
    void aChargeThatTheLedgerRefusesGoesBackToTheCard() {
        Person person = Person.withBalance(0);
        String id = person.pay(person.quoteTopUp("10.00"), "k").extract().path("id");
        PostTransfer command = Person.command(id);
        TestEvents.publish(
                new TransferRejected(command.transferId(), command.paymentId(), "ACCOUNT_NOT_FOUND", Map.of()));
        person.paymentWhenEnded(id).body("state", equalTo("FAILED")).body("failure.code", equalTo("ACCOUNT_NOT_FOUND"));
        assertThat(OutsideWorld.REQUESTS).anyMatch(request -> request.endsWith("refund-" + id));
    }
}
