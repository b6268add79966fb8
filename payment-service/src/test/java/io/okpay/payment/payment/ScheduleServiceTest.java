package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.OtpFailed;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ScheduleActivated;
import io.okpay.platform.event.ScheduleEnded;
import io.okpay.platform.event.SchedulePaused;
import io.okpay.platform.event.ScheduledPaymentFailed;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.event.WalletBalance;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PaymentServiceTest
class ScheduleServiceTest {

    @Inject
    DataSource dataSource;

    @Inject
    PaySchedules paySchedules;

    @Test
    void aMandateIsConfirmedOnceAndItsFirstPaymentIsMadeOnItsDayWithoutFactors() {
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        Mandate mandate =
                Mandate.opened(payer, Mandate.transfer(payee, "30.00", Mandate.rhythm("MONTHLY", Mandate.today())));
        mandate.seen()
                .body("state", equalTo("REQUIRES_AUTHENTICATION"))
                .body("targetAmount.amount", equalTo("30.00"))
                .body("mostDebit.amount", equalTo("30.30"))
                .body("counterparty", equalTo("Mei L."))
                .body("challenges", hasSize(2));
        assertThat(mandate.otp().purpose()).isEqualTo(OtpPurpose.SCHEDULE);
        assertThat(mandate.otp().variables())
                .containsEntry("amount", "30.30 USD")
                .containsEntry("payee", "Mei L.")
                .containsEntry("frequency", "MONTHLY")
                .containsEntry("firstOn", Mandate.today().toString());
        mandate.confirm();
        ScheduleActivated activated = TestEvents.await(
                ScheduleActivated.class, event -> event.scheduleId().toString().equals(mandate.id()));
        assertThat(activated.frequency()).isEqualTo("MONTHLY");
        JsonPath run = mandate.awaitRun("PROCESSING");
        assertThat(run.getString("items[0].dueOn")).isEqualTo(Mandate.today().toString());
        JsonPath payment = payer.booked(run.getString("items[0].paymentId"));
        assertThat(payment.getString("state")).isEqualTo("COMPLETED");
        assertThat(payment.getString("exemption")).isEqualTo("RECURRING");
        assertThat(payment.getString("scheduleId")).isEqualTo(mandate.id());
        assertThat(payment.getString("totalDebit.amount")).isEqualTo("30.30");
        mandate.awaitRun("PAID");
        mandate.seen()
                .body("state", equalTo("ACTIVE"))
                .body("challenges", nullValue())
                .body("nextOn", equalTo(Mandate.today().plusMonths(1).toString()))
                .body("nextAt", containsString(Mandate.today().plusMonths(1).toString()));
        payee.payment(payment.getString("id")).statusCode(200).body("scheduleId", nullValue());
    }

    @Test
    void aPaymentThatIsMadeOnceEndsItsSchedule() {
        Person payer = Person.withBalance(10_000);
        Mandate mandate = dueToday(payer, "ONCE");
        payer.booked(mandate.awaitRun("PROCESSING").getString("items[0].paymentId"));
        mandate.awaitState("COMPLETED");
        mandate.seen().body("nextOn", nullValue());
        ScheduleEnded ended = TestEvents.await(
                ScheduleEnded.class, event -> event.scheduleId().toString().equals(mandate.id()));
        assertThat(ended.state()).isEqualTo("COMPLETED");
    }

    @Test
    void aTopUpIsRepeatedFromTheCardThatTheMandateNames() {
        Person payer = Person.withBalance(10_000);
        Mandate mandate = Mandate.confirmed(
                payer,
                "{\"type\":\"TOP_UP\",\"instrumentId\":\"" + payer.card() + "\",\"sourceAmount\":{\"amount\":\"50.00\","
                        + "\"currency\":\"USD\"},\"timeZone\":\"UTC\"," + Mandate.rhythm("WEEKLY", Mandate.today())
                        + "}");
        String paymentId = mandate.awaitRun("PROCESSING").getString("items[0].paymentId");
        JsonPath payment = payer.booked(paymentId);
        assertThat(payment.getString("state")).isEqualTo("COMPLETED");
        assertThat(payment.getString("totalDebit.amount")).isEqualTo("50.00");
    }

    @Test
    void manyWorkersAtOncePayADayOnce() {
        Person payer = Person.withBalance(10_000);
        Mandate mandate = dueToday(payer, "DAILY");
        UUID id = UUID.fromString(mandate.id());
        IntStream.range(0, 40).parallel().forEach(i -> paySchedules.attend(id));
        payer.booked(mandate.awaitRun("PROCESSING").getString("items[0].paymentId"));
        mandate.awaitRun("PAID");
        IntStream.range(0, 40).parallel().forEach(i -> paySchedules.attend(id));
        assertThat(mandate.runs().getList("items")).hasSize(1);
        payer.calls().get("/v1/payments").then().body("items", hasSize(1));
    }

    @Test
    void aDayWithoutEnoughMoneyIsTriedAgainAndPaidWhenTheMoneyIsThere() {
        Person payer = Person.withBalance(100);
        Mandate mandate = dueToday(payer, "MONTHLY");
        ScheduledPaymentFailed delayed = failureOf(mandate);
        assertThat(delayed.code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(delayed.retryAt()).isNotNull();
        TestEvents.publish(new TransferPosted(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.now(),
                List.of(new WalletBalance(payer.wallet(), "USD", 10_000, 10_000, 2))));
        payer.booked(mandate.awaitRun("PROCESSING").getString("items[0].paymentId"));
        assertThat(mandate.awaitRun("PAID").<Object>get("items[0].failure")).isNull();
    }

    @Test
    void aDayThatFailsEachTimeIsExplainedAndTheScheduleGoesOn() {
        Person payer = Person.withBalance(100);
        Mandate mandate = dueToday(payer, "MONTHLY");
        JsonPath run = mandate.awaitRun("FAILED");
        assertThat(run.getString("items[0].failure.code")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(run.getString("items[0].failure.detail")).contains("1.00");
        assertThat(TestEvents.all(
                        ScheduledPaymentFailed.class,
                        event -> event.scheduleId().toString().equals(mandate.id()),
                        3,
                        Duration.ofSeconds(20)))
                .hasSize(3)
                .last()
                .matches(event -> event.retryAt() == null);
        mandate.seen()
                .body("state", equalTo("ACTIVE"))
                .body("nextOn", equalTo(Mandate.today().plusMonths(1).toString()));
        payer.calls().get("/v1/payments").then().body("items", hasSize(0));
    }

    @Test
    void whatTheLedgerRejectsIsTriedAgainWithANewPayment() {
        Person payer = Person.withBalance(10_000);
        Mandate mandate = dueToday(payer, "MONTHLY");
        String first = mandate.awaitRun("PROCESSING").getString("items[0].paymentId");
        PostTransfer command = Person.command(first);
        TestEvents.publish(new TransferRejected(
                command.transferId(), command.paymentId(), "INSUFFICIENT_BALANCE", Map.of("available", "1.00")));
        payer.paymentWhenEnded(first).body("state", equalTo("FAILED"));
        mandate.awaitRun("DELAYED");
        String second = mandate.awaitRun("PROCESSING").getString("items[0].paymentId");
        assertThat(second).isNotEqualTo(first);
        payer.booked(second);
        mandate.awaitRun("PAID");
    }

    @Test
    void threeFailedDaysInARowPauseTheSchedule() throws SQLException {
        Person payer = Person.withBalance(10_000);
        Mandate mandate = Mandate.confirmed(
                payer,
                Mandate.transfer(
                        Person.withBalance(0),
                        "30.00",
                        Mandate.rhythm("DAILY", Mandate.today().plusDays(1))));
        mandate.awaitState("ACTIVE");
        startedDaysAgo(mandate, 3);
        for (int day = 0; day < 3; day++) {
            PostTransfer command = Person.command(mandate.awaitRun("PROCESSING").getString("items[0].paymentId"));
            TestEvents.publish(
                    new TransferRejected(command.transferId(), command.paymentId(), "ACCOUNT_FROZEN", Map.of()));
            int failed = day + 1;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> mandate.runs()
                                    .getList("items.findAll { it.state == 'FAILED' }")
                                    .size()
                            == failed);
        }
        mandate.awaitState("PAUSED");
        SchedulePaused paused = TestEvents.await(
                SchedulePaused.class, event -> event.scheduleId().toString().equals(mandate.id()));
        assertThat(paused.customerId()).isEqualTo(payer.id());
        mandate.act("resumption").statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void aPaymentNeverCostsMoreThanThePayerAgreedTo() throws SQLException {
        Person payer = Person.withBalance(10_000);
        Mandate mandate = Mandate.confirmed(
                payer,
                Mandate.transfer(
                        Person.withBalance(0),
                        "30.00",
                        Mandate.rhythm("DAILY", Mandate.today().plusDays(1))));
        mandate.awaitState("ACTIVE");
        update("UPDATE schedule SET most_debit = 3029 WHERE id = ?", mandate);
        startedDaysAgo(mandate, 0);
        assertThat(failureOf(mandate).code()).isEqualTo("SCHEDULE_PRICE_ROSE");
        JsonPath run = mandate.awaitRun("FAILED");
        assertThat(run.getString("items[0].failure.detail")).contains("30.30").contains("30.29");
        mandate.seen().body("state", equalTo("PAUSED"));
        payer.calls().get("/v1/payments").then().body("items", hasSize(0));
    }

    @Test
    void theNextDayIsSkippedAndTheRestPausedResumedAndCancelled() {
        Person payer = Person.withBalance(10_000);
        LocalDate tomorrow = Mandate.today().plusDays(1);
        Mandate mandate = Mandate.confirmed(
                payer,
                Mandate.transfer(Person.withBalance(0), "3.00", Mandate.rhythm("WEEKLY", tomorrow) + ",\"times\":3"));
        mandate.awaitState("ACTIVE");
        mandate.act("skip")
                .statusCode(200)
                .body("nextOn", equalTo(tomorrow.plusWeeks(1).toString()));
        assertThat(mandate.runs().getString("items[0].state")).isEqualTo("SKIPPED");
        mandate.act("pause").statusCode(200).body("state", equalTo("PAUSED")).body("nextAt", nullValue());
        mandate.act("pause").statusCode(409).body("code", equalTo("SCHEDULE_STATE"));
        mandate.act("skip")
                .statusCode(200)
                .body("nextOn", equalTo(tomorrow.plusWeeks(2).toString()));
        mandate.act("resumption")
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("nextAt", notNullValue());
        mandate.act("resumption").statusCode(409).body("code", equalTo("SCHEDULE_STATE"));
        mandate.act("cancellation").statusCode(200).body("state", equalTo("CANCELLED"));
        mandate.act("skip").statusCode(409).body("code", equalTo("SCHEDULE_STATE"));
        mandate.act("cancellation").statusCode(409).body("code", equalTo("SCHEDULE_STATE"));
        ScheduleEnded ended = TestEvents.await(
                ScheduleEnded.class, event -> event.scheduleId().toString().equals(mandate.id()));
        assertThat(ended.state()).isEqualTo("CANCELLED");
    }

    @Test
    void skippingTheLastDayCompletesTheSchedule() {
        Mandate mandate = Mandate.confirmed(
                Person.withBalance(10_000),
                Mandate.transfer(
                        Person.withBalance(0),
                        "3.00",
                        Mandate.rhythm("ONCE", Mandate.today().plusDays(1))));
        mandate.awaitState("ACTIVE");
        mandate.act("skip").statusCode(200).body("state", equalTo("COMPLETED"));
    }

    @Test
    void daysOfAPauseAreLeftOut() throws SQLException {
        Person payer = Person.withBalance(10_000);
        LocalDate tomorrow = Mandate.today().plusDays(1);
        Mandate mandate = Mandate.confirmed(
                payer, Mandate.transfer(Person.withBalance(0), "3.00", Mandate.rhythm("WEEKLY", tomorrow)));
        mandate.awaitState("ACTIVE");
        mandate.act("pause").statusCode(200);
        update("UPDATE schedule SET first_on = first_on - 13 WHERE id = ?", mandate);
        mandate.act("resumption")
                .statusCode(200)
                .body("nextOn", equalTo(tomorrow.minusDays(13).plusWeeks(2).toString()));
        payer.calls().get("/v1/payments").then().body("items", hasSize(0));
    }

    @Test
    void aPaymentThatIsUnderwayIsNeitherSkippedNorStoppedByACancellation() {
        Person payer = Person.withBalance(10_000);
        Mandate mandate = dueToday(payer, "DAILY");
        String paymentId = mandate.awaitRun("PROCESSING").getString("items[0].paymentId");
        mandate.act("skip").statusCode(409).body("code", equalTo("SCHEDULED_PAYMENT_UNDERWAY"));
        mandate.act("cancellation").statusCode(200);
        assertThat(payer.booked(paymentId).getString("state")).isEqualTo("COMPLETED");
        mandate.awaitRun("PAID");
        mandate.seen().body("state", equalTo("CANCELLED"));
    }

    @Test
    void anotherBindingConfirmsNothingAndAFailedFactorEndsTheMandate() {
        Person payer = Person.withBalance(10_000);
        Mandate mandate = Mandate.opened(
                payer, Mandate.transfer(Person.withBalance(0), "3.00", Mandate.rhythm("DAILY", Mandate.today())));
        UUID otp = mandate.otp().challengeId();
        TestEvents.publish(new OtpVerified(otp, OtpPurpose.SCHEDULE, payer.id(), "another payee", Instant.now()));
        TestEvents.publish(new OtpFailed(otp, OtpPurpose.SCHEDULE, payer.id(), "OTP_ATTEMPTS_EXCEEDED", Instant.now()));
        mandate.awaitState("FAILED");
        mandate.seen().body("failureCode", equalTo("OTP_ATTEMPTS_EXCEEDED"));
        assertThat(mandate.runs().getList("items")).isEmpty();
    }

    @Test
    void whatNobodyConfirmsInTimeExpires() throws SQLException {
        Mandate mandate = Mandate.opened(
                Person.withBalance(10_000),
                Mandate.transfer(Person.withBalance(0), "3.00", Mandate.rhythm("DAILY", Mandate.today())));
        update("UPDATE schedule SET due_at = now() WHERE id = ?", mandate);
        mandate.seen().body("state", equalTo("EXPIRED"));
        mandate.confirm();
        mandate.awaitState("EXPIRED");
        mandate.act("cancellation").statusCode(409);
        assertThat(mandate.runs().getList("items")).isEmpty();
    }

    @Test
    void anotherCustomersScheduleIsNotFound() {
        Mandate mandate = Mandate.opened(
                Person.withBalance(10_000),
                Mandate.transfer(Person.withBalance(0), "3.00", Mandate.rhythm("DAILY", Mandate.today())));
        Mandate foreign = new Mandate(Person.withBalance(0), mandate.id(), mandate.otp(), mandate.password());
        foreign.seen().statusCode(404).body("code", equalTo("NOT_FOUND"));
        for (String action : List.of("pause", "resumption", "skip", "cancellation")) {
            foreign.act(action).statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
        foreign.payer()
                .calls()
                .get("/v1/schedules/" + mandate.id() + "/runs")
                .then()
                .statusCode(404);
        foreign.payer().calls().get("/v1/schedules").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"frequency\":\"DAILY\",\"firstOn\":\"2020-01-01\"|422|FIRST_DAY_NOT_POSSIBLE",
                "\"frequency\":\"DAILY\",\"firstOn\":\"2099-01-01\"|422|FIRST_DAY_NOT_POSSIBLE",
                "\"frequency\":\"DAILY\",\"firstOn\":\"2026-02-30\"|400|VALIDATION_FAILED",
                "\"frequency\":\"DAILY\",\"firstOn\":\"tomorrow\"|400|VALIDATION_FAILED",
                "\"frequency\":\"HOURLY\",\"firstOn\":\"TODAY\"|400|VALIDATION_FAILED",
                "\"frequency\":\"ONCE\",\"firstOn\":\"TODAY\",\"times\":2|422|END_NOT_EXPECTED",
                "\"frequency\":\"DAILY\",\"firstOn\":\"TODAY\",\"times\":2,\"lastOn\":\"2030-01-01\"|422|END_NOT_EXPECTED",
                "\"frequency\":\"DAILY\",\"firstOn\":\"TODAY\",\"lastOn\":\"2020-01-01\"|422|LAST_DAY_NOT_POSSIBLE",
                "\"frequency\":\"DAILY\",\"firstOn\":\"TODAY\",\"times\":0|400|VALIDATION_FAILED",
                "\"frequency\":\"DAILY\"|400|VALIDATION_FAILED"
            })
    void daysThatDoNotFitAreRefusedAndAskNobody(String rhythm, int status, String code) {
        Person payer = Person.withBalance(10_000);
        String body = Mandate.transfer(
                Person.withBalance(0),
                "3.00",
                rhythm.replace("TODAY", Mandate.today().toString()));
        Mandate.ask(payer, body).statusCode(status).body("code", equalTo(code));
        payer.calls().get("/v1/schedules").then().body("items", hasSize(0));
    }

    @Test
    void whatCanNeverBePaidIsRefusedAndWhatOnlyLacksMoneyTodayIsNot() {
        Person payer = Person.withBalance(100);
        String rhythm = Mandate.rhythm("DAILY", Mandate.today().plusDays(1));
        Mandate.ask(payer, Mandate.transfer(payer, "3.00", rhythm))
                .statusCode(422)
                .body("code", equalTo("PAYEE_IS_PAYER"));
        Mandate.ask(payer, Mandate.transfer(Person.stranger(), "3.00", rhythm))
                .statusCode(422)
                .body("code", equalTo("PAYEE_NOT_FOUND"));
        Mandate.ask(payer, Mandate.transfer(Person.stranger(), "3.001", rhythm))
                .statusCode(422)
                .body("code", equalTo("INVALID_AMOUNT"));
        Mandate.ask(payer, "{\"type\":\"MERCHANT_PAYMENT\",\"timeZone\":\"UTC\"," + rhythm + "}")
                .statusCode(422)
                .body("code", equalTo("TYPE_NOT_SCHEDULABLE"));
        Mandate.ask(
                        payer,
                        Mandate.transfer(Person.withBalance(0), "3.00", rhythm).replace("UTC", "Mars/Olympus"))
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("fields[0].field", equalTo("timeZone"));
        payer.calls().get("/v1/schedules").then().body("items", hasSize(0));
        Mandate.ask(payer, Mandate.transfer(Person.withBalance(0), "300.00", rhythm))
                .statusCode(201);
    }

    private static Mandate dueToday(Person payer, String frequency) {
        return Mandate.confirmed(
                payer, Mandate.transfer(Person.withBalance(0), "30.00", Mandate.rhythm(frequency, Mandate.today())));
    }

    private static ScheduledPaymentFailed failureOf(Mandate mandate) {
        return TestEvents.await(
                ScheduledPaymentFailed.class,
                event -> event.scheduleId().toString().equals(mandate.id()));
    }

    /** As if the service had not run since. */
    private void startedDaysAgo(Mandate mandate, int days) throws SQLException {
        update(
                "UPDATE schedule SET first_on = current_date - " + days
                        + ", due_at = CASE WHEN due_at IS NULL THEN NULL ELSE now() END WHERE id = ?",
                mandate);
    }

    private void update(String sql, Mandate mandate) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, UUID.fromString(mandate.id()));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
