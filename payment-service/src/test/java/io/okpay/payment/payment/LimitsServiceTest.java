package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class LimitsServiceTest {

    private static final long MUCH = 10_000_000;

    @Test
    void aCustomerSeesEveryLimitWithWhatWasUsedWhatRemainsAndWhenItResets() {
        Person payer = Person.withBalance(MUCH);
        payer.pay(payer.quoteTransfer(Person.withBalance(0), "100.00"), "k").statusCode(201);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        JsonPath limits = payer.calls()
                .get("/v1/me/limits")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Object> day = limits.getMap("items.find { it.type == 'TRANSFER' && it.per == 'DAY' }");
        assertThat(day)
                .containsEntry("of", "CUSTOMER")
                .containsEntry("tier", "STANDARD")
                .containsEntry("limit", Map.of("amount", "20000.00", "currency", "USD"))
                .containsEntry("used", Map.of("amount", "100.00", "currency", "USD"))
                .containsEntry("remaining", Map.of("amount", "19900.00", "currency", "USD"))
                .containsEntry("resetsAt", today.plusDays(1) + "T00:00:00Z");
        assertThat(limits.getString("items.find { it.type == 'TRANSFER' && it.per == 'MONTH' }.resetsAt"))
                .isEqualTo(today.withDayOfMonth(1).plusMonths(1) + "T00:00:00Z");
        assertThat(limits.getMap("items.find { it.type == 'TRANSFER' && it.per == 'PAYMENT' }"))
                .doesNotContainKey("resetsAt")
                .containsEntry("used", Map.of("amount", "0.00", "currency", "USD"));
    }

    @Test
    void whatPaymentsInParallelTakeNeverPassesTheLimit() throws Exception {
        Person payer = Person.withBalance(MUCH);
        Person payee = Person.withBalance(0);
        List<String> quotes = IntStream.range(0, 8)
                .mapToObj(i -> payer.quoteTransfer(payee, "6000.00"))
                .toList();
        List<Callable<Integer>> accepts = IntStream.range(0, quotes.size())
                .<Callable<Integer>>mapToObj(
                        i -> () -> payer.pay(quotes.get(i), "k" + i).extract().statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(accepts).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(201, 201, 201, 422, 422, 422, 422, 422);
        }
        payer.pay(payer.quoteTransfer(payee, "1000.00"), "fits").statusCode(201);
        payer.pay(quotes.getLast(), "late")
                .statusCode(422)
                .body("code", equalTo("LIMIT_EXCEEDED"))
                .body("per", equalTo("DAY"))
                .body("of", equalTo("CUSTOMER"))
                .body("limit", equalTo("20000.00"))
                .body("remaining", equalTo("1000.00"))
                .body("resetsAt", equalTo(LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T00:00:00Z"));
    }

    @Test
    void aQuoteNamesTheLimitThatItWouldPass() {
        Person payer = Person.withBalance(MUCH);
        Person payee = Person.withBalance(0);
        for (int i = 0; i < 2; i++) {
            payer.pay(payer.quoteTransfer(payee, "9000.00"), "k" + i).statusCode(201);
        }
        payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone()
                        + "\"},\"targetAmount\":{\"amount\":\"2000.01\",\"currency\":\"USD\"}}")
                .statusCode(201)
                .body("obstacles.code", hasItem("LIMIT_EXCEEDED"))
                .body("obstacles[0].parameters.per", equalTo("DAY"))
                .body("obstacles[0].parameters.remaining", equalTo("2000.00"))
                .body("obstacles[0].detail", equalTo("The limit for each DAY is 20000.00 USD; 2000.00 USD remains."));
    }

    @Test
    void whatDoesNotMoveMoneyGivesItsShareBackOnce() {
        Person payer = Person.withBalance(MUCH);
        Person payee = Person.withBalance(0);
        String cancelled =
                payer.pay(payer.quoteTransfer(payee, "100.00"), "k1").extract().path("id");
        JsonPath rejected =
                payer.pay(payer.quoteTransfer(payee, "200.00"), "k2").extract().jsonPath();
        JsonPath completed =
                payer.pay(payer.quoteTransfer(payee, "400.00"), "k3").extract().jsonPath();
        assertThat(usedToday(payer)).isEqualTo("700.00");
        payer.calls().post("/v1/payments/" + cancelled + "/cancellation").then().statusCode(200);
        payer.calls().post("/v1/payments/" + cancelled + "/cancellation").then().statusCode(409);
        payer.confirm(rejected);
        PostTransfer command = Person.command(rejected.getString("id"));
        for (int i = 0; i < 2; i++) {
            TestEvents.publish(
                    new TransferRejected(command.transferId(), command.paymentId(), "WALLET_FROZEN", Map.of()));
        }
        payer.paymentWhenEnded(rejected.getString("id")).body("state", equalTo("FAILED"));
        payer.confirm(completed);
        PostTransfer posted = Person.command(completed.getString("id"));
        TestEvents.publish(new TransferPosted(posted.transferId(), posted.paymentId(), Instant.now(), List.of()));
        payer.paymentWhenEnded(completed.getString("id")).body("state", equalTo("COMPLETED"));
        assertThat(usedToday(payer)).isEqualTo("400.00");
    }

    @Test
    void somebodyWhoseAccountIsBeingOpenedHasNoLimitsYet() {
        Person.stranger()
                .calls()
                .get("/v1/me/limits")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0))
                .body("code", nullValue());
    }

    private static String usedToday(Person payer) {
        return payer.calls()
                .get("/v1/me/limits")
                .jsonPath()
                .getString("items.find { it.type == 'TRANSFER' && it.per == 'DAY' }.used.amount");
    }
}
