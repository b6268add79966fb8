package io.okpay.payment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.Customer;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.PaymentRequestExpired;
import io.okpay.platform.event.PaymentRequestPaid;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class PayingARequestServiceTest {

    @Inject
    PaymentRequests requests;

    @Inject
    DataSource dataSource;

    private Customer asker;
    private Customer payer;
    private UUID id;

    @BeforeEach
    void ask() {
        asker = Customer.named("Mei Lin");
        payer = Customer.named("Ben Okafor");
        id = UUID.fromString(Ask.of(asker, payer.phone(), "12.50").id());
    }

    @Test
    void whoWasAskedLearnsWhatToPayAndNobodyElse() {
        PaymentRequests.Payable payable = requests.payable(id, payer.id());
        assertThat(payable.payeeId()).isEqualTo(asker.id());
        assertThat(payable.amount()).hasToString("12.50 USD");
        assertThat(payable.note()).isEqualTo("Lunch");
        assertRefused(() -> requests.payable(id, asker.id()), "REQUEST_FOR_PAYER_ONLY");
        assertRefused(() -> requests.payable(id, Customer.stranger().id()), "NOT_FOUND");
        assertRefused(() -> requests.payable(UUID.randomUUID(), payer.id()), "NOT_FOUND");
    }

    @Test
    void ofFiftyPaymentsInParallelOnePaysTheRequest() throws Exception {
        List<Callable<Boolean>> payments = IntStream.range(0, 50)
                .<Callable<Boolean>>mapToObj(i -> () -> pays(UUID.randomUUID()))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(payments).stream()
                            .map(Future::resultNow)
                            .filter(paid -> paid))
                    .hasSize(1);
        }
        assertThat(TestEvents.all(
                        PaymentRequestPaid.class, event -> event.requestId().equals(id), 2, Duration.ofSeconds(3)))
                .hasSize(1);
        asker.calls().get("/v1/payment-requests/" + id).then().body("state", equalTo("PAID"));
    }

    @Test
    void ofFiftyPaymentsInParallelOneClaimsTheRequest() throws Exception {
        List<Callable<Boolean>> payments = IntStream.range(0, 50)
                .<Callable<Boolean>>mapToObj(i -> () -> succeeds(() -> claim(UUID.randomUUID())))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(payments).stream()
                            .map(Future::resultNow)
                            .filter(claimed -> claimed))
                    .hasSize(1);
        }
    }

    @Test
    void aClaimIsDecidedByWhatIsTrueWhenItHasTheLock() {
        UUID first = UUID.randomUUID();
        assertRefused(
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    requests.payable(id, payer.id());
                    claim(first);
                    requests.claim(id, payer.id(), UUID.randomUUID());
                }),
                "REQUEST_BEING_PAID");
        assertThat(pays(first)).isTrue();
    }

    @Test
    void aPaymentThatNeedsNoConfirmationClaimsAndPaysAtOnce() {
        UUID paymentId = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            requests.claim(id, payer.id(), paymentId);
            requests.paid(id, payer.id(), paymentId);
        });
        payer.calls().get("/v1/payment-requests/" + id).then().body("state", equalTo("PAID"));
    }

    @Test
    void theSamePaymentPaysOnceHoweverOftenItIsTold() {
        UUID paymentId = UUID.randomUUID();
        claim(paymentId);
        for (int i = 0; i < 3; i++) {
            assertThat(pays(paymentId)).isTrue();
        }
        assertThat(TestEvents.all(
                        PaymentRequestPaid.class, event -> event.requestId().equals(id), 2, Duration.ofSeconds(3)))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.paymentId()).isEqualTo(paymentId);
                    assertThat(told.payerId()).isEqualTo(payer.id());
                });
        for (Customer side : List.of(asker, payer)) {
            side.calls()
                    .get("/v1/payment-requests/" + id)
                    .then()
                    .body("state", equalTo("PAID"))
                    .body("paymentId", equalTo(paymentId.toString()));
        }
        assertRefused(() -> requests.payable(id, payer.id()), "REQUEST_NOT_OPEN");
        payer.calls()
                .post("/v1/payment-requests/" + id + "/declination")
                .then()
                .statusCode(409)
                .body("state", equalTo("PAID"));
    }

    @Test
    void whileAPaymentIsOnItsWayNothingElseEndsTheRequest() throws SQLException {
        UUID paymentId = UUID.randomUUID();
        claim(paymentId);
        assertRefused(() -> requests.payable(id, payer.id()), "REQUEST_BEING_PAID");
        assertRefused(() -> claim(UUID.randomUUID()), "REQUEST_BEING_PAID");
        asker.calls()
                .post("/v1/payment-requests/" + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("REQUEST_BEING_PAID"));
        payer.calls().post("/v1/payment-requests/" + id + "/declination").then().statusCode(409);
        asker.calls()
                .get("/v1/payment-requests/" + id)
                .then()
                .body("state", equalTo("OPEN"))
                .body("paymentId", nullValue());
        makeOld();
        assertThat(pays(UUID.randomUUID())).isFalse();
        assertThat(pays(paymentId)).isTrue();
    }

    @Test
    void aPaymentThatMovesNoMoneyLeavesTheRequestToOthers() {
        UUID failed = UUID.randomUUID();
        claim(failed);
        QuarkusTransaction.requiringNew().run(() -> requests.released(id, UUID.randomUUID()));
        assertRefused(() -> requests.payable(id, payer.id()), "REQUEST_BEING_PAID");
        QuarkusTransaction.requiringNew().run(() -> requests.released(id, failed));
        assertThat(requests.payable(id, payer.id()).id()).isEqualTo(id);
        UUID second = UUID.randomUUID();
        claim(second);
        assertThat(pays(second)).isTrue();
        QuarkusTransaction.requiringNew().run(() -> requests.released(id, second));
        asker.calls().get("/v1/payment-requests/" + id).then().body("state", equalTo("PAID"));
    }

    @Test
    void anExpiredRequestIsNotPaid() throws SQLException {
        makeOld();
        assertRefused(() -> requests.payable(id, payer.id()), "REQUEST_NOT_OPEN");
        assertRefused(() -> claim(UUID.randomUUID()), "REQUEST_NOT_OPEN");
        assertThat(pays(UUID.randomUUID())).isFalse();
        TestEvents.await(PaymentRequestExpired.class, event -> event.requestId().equals(id));
    }

    @Test
    void aClaimAndItsEndBelongIntoTheTransactionOfThePayment() {
        UUID paymentId = UUID.randomUUID();
        assertThatThrownBy(() -> requests.claim(id, payer.id(), paymentId)).isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> requests.released(id, paymentId)).isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> requests.paid(id, payer.id(), paymentId)).isInstanceOf(TransactionalException.class);
    }

    private void claim(UUID paymentId) {
        QuarkusTransaction.requiringNew().run(() -> requests.claim(id, payer.id(), paymentId));
    }

    private boolean pays(UUID paymentId) {
        return succeeds(() -> QuarkusTransaction.requiringNew().run(() -> requests.paid(id, payer.id(), paymentId)));
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (ProblemException refusal) {
            return false;
        }
    }

    private static void assertRefused(ThrowingCallable action, String code) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code().name()).isEqualTo(code));
    }

    private void makeOld() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE payment_request SET expires_at = now() - interval '1 second' WHERE id = ?")) {
            update.setObject(1, id);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
