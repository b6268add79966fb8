package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.promotion.Promotions;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class PromotionServiceTest {

    private static final long MUCH = 100_000_000;

    private final PromotionDesk finance = PromotionDesk.two();
    private final Promotions promotions;

    PromotionServiceTest(Promotions promotions) {
        this.promotions = promotions;
    }

    @Test
    void aPromotionIsALineOfItsOwnInQuotePaymentAndBooks() {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        String id = finance.agree(terms);
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        JsonPath quote = quote(payer, payee, "30.00", terms.get("code"))
                .statusCode(201)
                .body("obstacles", equalTo(List.of()))
                .body("fees.kind", contains("SERVICE", "PROMOTION"))
                .body("fees.amount.amount", contains("0.30", "-0.15"))
                .body("fees[1].promotionId", equalTo(id))
                .body("fees[1].name", equalTo("Half the fee"))
                .body("totalDebit.amount", equalTo("30.15"))
                .extract()
                .jsonPath();
        assertThat(finance.spent(id)).isEqualTo("0.00");
        JsonPath payment = payer.pay(quote.getString("id"), "k")
                .statusCode(201)
                .body("fees.amount.amount", contains("0.30", "-0.15"))
                .body("totalDebit.amount", equalTo("30.15"))
                .extract()
                .jsonPath();
        assertThat(finance.spent(id)).isEqualTo("0.15");
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs())
                .containsExactly(
                        TransferLeg.wallet(payer.wallet(), -3_015, "USD"),
                        TransferLeg.wallet(payee.wallet(), 3_000, "USD"),
                        TransferLeg.system("FEES", 30, "USD"),
                        TransferLeg.system("PROMOTIONS", -15, "USD"));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        payer.paymentWhenEnded(payment.getString("id"))
                .body("state", equalTo("COMPLETED"))
                .body("fees[1].amount.amount", equalTo("-0.15"));
        assertThat(finance.spent(id)).isEqualTo("0.15");
    }

    @Test
    void aWaivedFeeLetsAllOfAFixedSourceArrive() {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        terms.put("basisPoints", 10_000);
        finance.agree(terms);
        Person payer = Person.withBalance(10_000);
        payer.quote("{\"type\":\"TOP_UP\",\"instrumentId\":\"" + payer.card() + "\",\"promotionCode\":\""
                        + terms.get("code") + "\",\"sourceAmount\":{\"amount\":\"50.00\",\"currency\":\"USD\"}}")
                .body("received.amount", equalTo("50.00"))
                .body("totalDebit.amount", equalTo("50.00"))
                .body("fees.amount.amount", contains("0.50", "-0.50"));
    }

    @Test
    void twoHundredPaymentsAtOnceNeverSpendMoreThanTheBudget() throws Exception {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        terms.put("budget", PromotionDesk.usd("3.02"));
        String id = finance.agree(terms);
        Person payee = Person.withBalance(0);
        List<Callable<Integer>> accepts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Person payer = Person.withBalance(MUCH);
            accepts.addAll(accepts(payer, payee, 50, terms));
        }
        // each takes 0.05 of 3.02
        List<Integer> statuses = all(accepts);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(60);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(140);
        assertThat(finance.spent(id)).isEqualTo("3.00");
    }

    @Test
    void twoHundredPaymentsOfOneCustomerAtOnceNeverPassTheCap() throws Exception {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        terms.put("paymentsPerCustomer", 7);
        String id = finance.agree(terms);
        Person payer = Person.withBalance(MUCH);
        Person payee = Person.withBalance(0);
        List<Integer> statuses = all(accepts(payer, payee, 200, terms));
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(7);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(193);
        assertThat(finance.spent(id)).isEqualTo("0.35");
        quote(payer, payee, "10.00", terms.get("code")).body("obstacles.code", contains("PROMOTION_USED_UP"));
        quote(Person.withBalance(MUCH), payee, "10.00", terms.get("code")).body("obstacles", hasSize(0));
    }

    @Test
    void theAmountOfOneCustomerIsCappedToo() {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        terms.put("amountPerCustomer", PromotionDesk.usd("0.09"));
        finance.agree(terms);
        Person payer = Person.withBalance(MUCH);
        Person payee = Person.withBalance(0);
        String first = acceptable(payer, payee, terms);
        String second = acceptable(payer, payee, terms);
        payer.pay(first, "k1").statusCode(201);
        payer.pay(second, "k2").statusCode(422).body("code", equalTo("PROMOTION_USED_UP"));
        quote(payer, payee, "20.00", terms.get("code"))
                .body("obstacles.code", contains("PROMOTION_USED_UP"))
                .body("obstacles[0].field", equalTo("promotionCode"))
                .body("fees.kind", contains("SERVICE"))
                .body("totalDebit.amount", equalTo("20.20"));
        quote(payer, payee, "8.00", terms.get("code")).body("obstacles", hasSize(0));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainAndIsGivenBackOnce() {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        terms.put("budget", PromotionDesk.usd("0.05"));
        terms.put("paymentsPerCustomer", 1);
        String id = finance.agree(terms);
        Person payer = Person.withBalance(MUCH);
        Person payee = Person.withBalance(0);
        String kept = acceptable(payer, payee, terms);
        String payment = payer.pay(acceptable(payer, payee, terms), "k1")
                .statusCode(201)
                .extract()
                .path("id");
        payer.pay(kept, "k2").statusCode(422);
        payer.calls().get("/v1/payments").then().body("items", hasSize(1));
        for (int i = 0; i < 2; i++) {
            QuarkusTransaction.requiringNew().run(() -> promotions.giveBack(UUID.fromString(payment)));
            assertThat(finance.spent(id)).isEqualTo("0.00");
        }
        payer.pay(kept, "k3").statusCode(201);
        assertThat(finance.spent(id)).isEqualTo("0.05");
    }

    @Test
    void aPaymentThatIsCancelledGivesItsReductionBack() {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        String id = finance.agree(terms);
        Person payer = Person.withBalance(MUCH);
        String payment = payer.pay(acceptable(payer, Person.withBalance(0), terms), "k")
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(finance.spent(id)).isEqualTo("0.05");
        payer.calls().post("/v1/payments/" + payment + "/cancellation").then().statusCode(200);
        assertThat(finance.spent(id)).isEqualTo("0.00");
    }

    @Test
    void aPausedPromotionReducesNothingEvenWhatWasQuotedUntilItGoesOn() {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        String id = finance.agree(terms);
        Person payer = Person.withBalance(MUCH);
        Person payee = Person.withBalance(0);
        String quoted = acceptable(payer, payee, terms);
        finance.pause(id).statusCode(200).body("status", equalTo("PAUSED"));
        finance.pause(id).statusCode(200);
        payer.pay(quoted, "k1").statusCode(422).body("code", equalTo("PROMOTION_NOT_RUNNING"));
        quote(payer, payee, "10.00", terms.get("code")).body("obstacles.code", contains("PROMOTION_NOT_RUNNING"));
        finance.resume(id).statusCode(200).body("status", equalTo("RUNNING"));
        payer.pay(quoted, "k2").statusCode(201);
    }

    @Test
    void thePromotionThatBringsMostAppliesByItselfAndOnlyToItsAudience() {
        Map<String, @Nullable Object> tenth = PromotionDesk.half();
        tenth.remove("code");
        tenth.put("type", "WITHDRAWAL");
        tenth.put("basisPoints", 1_000);
        Map<String, @Nullable Object> newcomers = PromotionDesk.half();
        newcomers.putAll(tenth);
        newcomers.remove("code");
        newcomers.put("basisPoints", 3_000);
        newcomers.put("newCustomers", true);
        newcomers.put("country", "US");
        newcomers.put("instrument", "DEBIT_CARD");
        Map<String, @Nullable Object> elsewhere = PromotionDesk.half();
        elsewhere.putAll(tenth);
        elsewhere.remove("code");
        elsewhere.put("basisPoints", 9_000);
        elsewhere.put("country", "CN");
        String any = finance.agree(tenth);
        String best = finance.agree(newcomers);
        String foreign = finance.agree(elsewhere);
        Person person = Person.withBalance(MUCH);
        withdrawal(person)
                .body("fees.amount.amount", contains("1.50", "-0.45"))
                .body("fees[1].promotionId", equalTo(best));
        person.pay(person.quoteTopUp("10.00"), "k").statusCode(201);
        withdrawal(person)
                .body("fees.amount.amount", contains("1.50", "-0.15"))
                .body("fees[1].promotionId", equalTo(any));
        List.of(any, best, foreign).forEach(id -> finance.pause(id).statusCode(200));
        withdrawal(person).body("fees.kind", contains("SERVICE"));
    }

    @Test
    void aCodeThatBringsNothingIsAnObstacleWithItsReason() {
        Person payer = Person.withBalance(MUCH);
        Person payee = Person.withBalance(0);
        quote(payer, payee, "10.00", "NO-SUCH-CODE").body("obstacles.code", contains("PROMOTION_NOT_FOUND"));
        Map<String, @Nullable Object> proposed = PromotionDesk.half();
        finance.propose(proposed).statusCode(201);
        quote(payer, payee, "10.00", proposed.get("code")).body("obstacles.code", contains("PROMOTION_NOT_FOUND"));
        Map<String, @Nullable Object> later = PromotionDesk.half();
        later.put("validFrom", Instant.now().plusSeconds(3_600).toString());
        finance.agree(later);
        quote(payer, payee, "10.00", later.get("code")).body("obstacles.code", contains("PROMOTION_NOT_RUNNING"));
        Map<String, @Nullable Object> other = PromotionDesk.half();
        other.put("type", "TOP_UP");
        finance.agree(other);
        quote(payer, payee, "10.00", other.get("code")).body("obstacles.code", contains("PROMOTION_NOT_APPLICABLE"));
        Map<String, @Nullable Object> small = PromotionDesk.half();
        small.put("budget", PromotionDesk.usd("0.04"));
        finance.agree(small);
        String refused = quote(payer, payee, "10.00", small.get("code"))
                .body("obstacles.code", contains("PROMOTION_EXHAUSTED"))
                .extract()
                .path("id");
        payer.pay(refused, "k").statusCode(422).body("code", equalTo("PROMOTION_EXHAUSTED"));
        quote(payer, payee, "10.00", "x").statusCode(400).body("code", equalTo("VALIDATION_FAILED"));
    }

    private static List<Callable<Integer>> accepts(
            Person payer, Person payee, int count, Map<String, @Nullable Object> terms) {
        List<String> quotes = IntStream.range(0, count)
                .mapToObj(i -> acceptable(payer, payee, terms))
                .toList();
        return quotes.stream()
                .<Callable<Integer>>map(
                        quote -> () -> payer.pay(quote, quote).extract().statusCode())
                .toList();
    }

    private static List<Integer> all(List<Callable<Integer>> calls) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private static String acceptable(Person payer, Person payee, Map<String, @Nullable Object> terms) {
        return quote(payer, payee, "10.00", terms.get("code"))
                .statusCode(201)
                .body("obstacles", hasSize(0))
                .body("totalDebit.amount", equalTo("10.05"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse withdrawal(Person person) {
        return person.quote("{\"type\":\"WITHDRAWAL\",\"instrumentId\":\"" + person.card()
                + "\",\"targetAmount\":{\"amount\":\"100.00\",\"currency\":\"USD\"}}");
    }

    private static ValidatableResponse quote(Person payer, Person payee, String amount, @Nullable Object code) {
        return payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone() + "\"},\"promotionCode\":\""
                + code + "\",\"targetAmount\":{\"amount\":\"" + amount + "\",\"currency\":\"USD\"}}");
    }
}
