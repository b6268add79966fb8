package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleStoryTest {

    private final Gateway gateway = RunningSuite.gateway();

    @Test
    void aMandateIsConfirmedOnceAndItsFirstPaymentArrivesByItself() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Ode");
        mei.topUp(mei.bindCard("4000056655665556"), "100.00");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Answer schedule = schedule(mei, ben, "30.00", today).expect(201);
        assertThat(schedule.at("/state")).isEqualTo("REQUIRES_AUTHENTICATION");
        assertThat(schedule.at("/mostDebit/amount")).isEqualTo("30.30");
        mei.confirm(schedule);

        String paymentId = WalletCustomer.until(() -> {
            String id = runs(mei, schedule).at("/items/0/paymentId");
            return id.isEmpty() ? null : id;
        });
        Answer payment = mei.ended(paymentId);
        assertThat(payment.at("/state")).isEqualTo("COMPLETED");
        assertThat(payment.at("/exemption")).isEqualTo("RECURRING");
        assertThat(mei.available()).isEqualTo("69.70");
        assertThat(ben.available()).isEqualTo("30.00");
        assertThat(runs(mei, schedule).at("/items/0/state")).isEqualTo("PAID");
        Answer active = act(mei, schedule, "pause").expect(200);
        assertThat(active.at("/nextOn")).isEqualTo(today.plusMonths(1).toString());
        act(mei, schedule, "skip").expect(200);
        act(mei, schedule, "resumption").expect(200);
        assertThat(act(mei, schedule, "cancellation").expect(200).at("/state")).isEqualTo("CANCELLED");
        assertThat(act(mei, schedule, "resumption").status()).isEqualTo(409);
    }

    @Test
    void aPayerWithoutTheMoneyIsToldAndNothingMoves() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Ode");
        Answer schedule =
                schedule(mei, ben, "30.00", LocalDate.now(ZoneOffset.UTC)).expect(201);
        mei.confirm(schedule);
        assertThat(WalletCustomer.until(() -> {
                    Answer runs = runs(mei, schedule);
                    return runs.at("/items/0/state").equals("DELAYED") ? runs.at("/items/0/failure/code") : null;
                }))
                .isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(WalletCustomer.until(() -> {
                    String inbox = gateway.inbox(mei.phone()).body().toString();
                    return inbox.contains("was not made yet") ? inbox : null;
                }))
                .contains("the balance is not sufficient");
        assertThat(ben.available()).isEqualTo("0.00");
    }

    private static Answer schedule(WalletCustomer payer, WalletCustomer payee, String amount, LocalDate firstOn) {
        return payer.call(
                "POST",
                "/v1/schedules",
                Map.of(
                        "type", "TRANSFER",
                        "payee", Map.of("phone", payee.phone()),
                        "targetAmount", Map.of("amount", amount, "currency", "USD"),
                        "note", "Rent",
                        "frequency", "MONTHLY",
                        "firstOn", firstOn.toString(),
                        "timeZone", "UTC"),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static Answer runs(WalletCustomer payer, Answer schedule) {
        return payer.call("GET", "/v1/schedules/" + schedule.at("/id") + "/runs", null)
                .expect(200);
    }

    private static Answer act(WalletCustomer payer, Answer schedule, String action) {
        return payer.call("POST", "/v1/schedules/" + schedule.at("/id") + "/" + action, Map.of());
    }
}
