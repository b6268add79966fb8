package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoryTest {

    private final Gateway gateway = RunningSuite.gateway();

    @Test
    void theDemoPlaysToItsEnd() {
        Demo.play(gateway);
    }

    @Test
    void aPhoneThatIsTakenIsAnsweredLikeANewOne() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        Answer again = register(mei.phone(), "plum-river-lantern", "US").expect(201);
        assertThat(again.body().fieldNames()).toIterable().contains("id", "challenge");
        Answer guess = gateway.call(
                "POST",
                "/v1/otp-challenges/" + again.at("/challenge/id") + "/verification",
                null,
                Map.of("code", "000000"));
        assertThat(guess.at("/code")).isEqualTo("OTP_INVALID");
    }

    @Test
    void badRegistrationsHaveTheirOwnProblems() {
        assertThat(register("12345", "plum-river-lantern", "US").at("/code")).isEqualTo("INVALID_PHONE");
        assertThat(register("+14155552671", "password", "US").at("/code")).isEqualTo("WEAK_PASSWORD");
        assertThat(register("+14155552671", "plum-river-lantern", "XX").at("/code"))
                .isEqualTo("UNKNOWN_COUNTRY");
    }

    @Test
    void theAcquirersRefusalsReachTheCustomerAsWhatTheyAre() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        Answer unknown = mei.call("POST", "/v1/me/instruments", Map.of("token", "tok_unknown"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.at("/code")).isEqualTo("CARD_TOKEN_INVALID");
    }

    @Test
    void theSixthWrongCodeIsRefusedWithRetryAfter() {
        String phone = WalletCustomer.newPhone();
        String challenge =
                register(phone, "plum-river-lantern", "US").expect(201).at("/challenge/id");
        // tries that come before the code is on its way count against nothing
        WalletCustomer.until(() -> gateway.inbox(phone).body().at("/messages").isEmpty() ? null : "sent");
        for (int wrong = 0; wrong < 5; wrong++) {
            guess(challenge, wrong);
        }
        Answer sixth = guess(challenge, 6);
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.at("/code")).isEqualTo("OTP_ATTEMPTS_EXCEEDED");
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void realTokensOpenOnlyWhatTheyShould() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        assertThat(gateway.call("GET", "/v1/me", null, null).status()).isEqualTo(401);
        assertThat(gateway.call("GET", "/v1/me", "nonsense", null).status()).isEqualTo(401);
        assertThat(mei.call("GET", "/v1/me", null).at("/phone")).isEqualTo(mei.phone());
        String wallet = mei.call("GET", "/v1/me/wallets", null).at("/0/id");
        assertThat(ben.call("GET", "/v1/wallets/" + wallet, null).status()).isEqualTo(404);
        String finance = RunningSuite.staff(gateway, "finance");
        assertThat(gateway.call("GET", "/v1/payments", finance, null).status()).isEqualTo(403);
    }

    @Test
    void aCustomerProvesATransferAndReadsBalancesEntriesAndAStatement() {
        WalletCustomer mei = rich("20.00");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        String quote = mei.quoteTransfer(ben.phone(), "1.00").expect(201).at("/id");
        Answer payment = mei.ended(mei.pay(quote, "k-" + quote).expect(201).at("/id"));
        Answer proof = mei.sealedProof(payment);
        assertThat(proof.at("/entries/0/text")).contains("|USD|-101|1899");
        assertThat(ben.sealedProof(payment).at("/entries/0/text")).contains("|USD|100|100");
        Answer heads =
                gateway.call("GET", "/v1/ledger/blocks?limit=1000", null, null).expect(200);
        assertThat(heads.text()).contains(proof.at("/block/head"));

        String wallet = "/v1/wallets/" + mei.wallet();
        assertThat(mei.call("GET", wallet + "/entries", null).expect(200).at("/items/0/counterparty"))
                .isEqualTo("Ben O.");
        String to = Instant.now().minusMillis(1).toString();
        Answer statement = mei.call("GET", wallet + "/statement?from=2020-01-01T00:00:00Z&to=" + to, null);
        assertThat(statement.status()).isEqualTo(400);
        statement = mei.call(
                        "GET",
                        wallet + "/statement?from=" + Instant.now().minus(Duration.ofDays(30)) + "&to=" + to,
                        null)
                .expect(200);
        assertThat(statement.at("/opening/amount")).isEqualTo("0.00");
        assertThat(statement.at("/closing/amount")).isEqualTo("18.99");
        assertThat(gateway.call("GET", "/v1/ledger/solvency", null, null)
                        .expect(200)
                        .at("/0/balanced"))
                .isEqualTo("true");
        String finance = RunningSuite.staff(gateway, "finance");
        assertThat(gateway.call("GET", "/v1/ledger/verification", finance, null)
                        .expect(200)
                        .at("/verified"))
                .isEqualTo("true");
    }

    @Test
    void aPayeeGivesPartOfAPaymentBackAndBothSeeIt() {
        WalletCustomer mei = rich("40.00");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        String quote = mei.quoteTransfer(ben.phone(), "10.00").expect(201).at("/id");
        Answer payment = mei.pay(quote, "k-" + quote).expect(201);
        mei.confirm(payment);
        String id = mei.ended(payment.at("/id")).at("/id");
        Answer refused = ben.refund(id, "10.01");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("REFUND_EXCEEDS_ORIGINAL");
        Answer refund = ben.refund(id, "4.00").expect(201);
        ben.confirm(refund);
        assertThat(ben.ended(refund.at("/id")).at("/state")).isEqualTo("COMPLETED");
        assertThat(ben.available()).isEqualTo("6.00");
        assertThat(mei.available()).isEqualTo("33.90");
        Answer seen = mei.call("GET", "/v1/payments/" + id, null).expect(200);
        assertThat(seen.at("/state")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(seen.at("/refunded/amount")).isEqualTo("4.00");
        Answer limits = mei.call("GET", "/v1/me/limits", null).expect(200);
        assertThat(limits.body().at("/items").findValuesAsText("per")).contains("PAYMENT", "DAY", "MONTH");
        assertThat(limits.text()).contains("\"used\":{\"amount\":\"10.00\",\"currency\":\"USD\"}");
    }

    @Test
    void whatIsAskedForAndWhatIsScannedIsPaid() {
        WalletCustomer mei = rich("40.00");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        Map<String, String> ten = Map.of("amount", "10.00", "currency", "USD");
        String asked = ben.call(
                        "POST",
                        "/v1/payment-requests",
                        Map.of("payer", Map.of("phone", mei.phone()), "amount", ten),
                        "Idempotency-Key",
                        "ask-" + ben.phone())
                .expect(201)
                .at("/id");
        Answer answer = mei.call("POST", "/v1/quotes", Map.of("type", "TRANSFER", "paymentRequestId", asked))
                .expect(201);
        assertThat(answer.at("/payeeName")).isEqualTo("Ben O.");
        pay(mei, answer);
        assertThat(ben.call("GET", "/v1/payment-requests/" + asked, null).at("/state"))
                .isEqualTo("PAID");

        String code = ben.call("GET", "/v1/me/receive-code?currency=USD&amount=10.00", null)
                .expect(200)
                .at("/payload");
        assertThat(mei.call("POST", "/v1/qr/decoding", Map.of("payload", code))
                        .expect(200)
                        .at("/payeeName"))
                .isEqualTo("Ben O.");
        pay(
                mei,
                mei.call(
                                "POST",
                                "/v1/quotes",
                                Map.of("type", "TRANSFER", "payee", Map.of("qr", code), "targetAmount", ten))
                        .expect(201));
        assertThat(ben.available()).isEqualTo("20.00");
        assertThat(mei.available()).isEqualTo("19.80");
    }

    @Test
    void aForgottenPaymentPasswordIsReplacedAfterACodeAndAWait() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        Answer reset =
                mei.call("POST", "/v1/me/payment-password/reset", Map.of()).expect(201);
        mei.answerCode(reset.at("/challengeId"));
        assertThat(WalletCustomer.until(() -> {
                    Answer seen = mei.call("GET", "/v1/me/payment-password/reset", null)
                            .expect(200);
                    return seen.at("/readyAt").isEmpty() ? null : seen.at("/state");
                }))
                .isEqualTo("WAITING");
        Answer early =
                mei.call("POST", "/v1/me/payment-password/reset/completion", Map.of("paymentPassword", "159357"));
        assertThat(early.status()).isEqualTo(409);
        mei.call("DELETE", "/v1/me/payment-password/reset", null).expect(204);
    }

    private static void pay(WalletCustomer payer, Answer quote) {
        Answer payment = payer.pay(quote.at("/id"), "k-" + quote.at("/id")).expect(201);
        payer.confirm(payment);
        assertThat(payer.ended(payment.at("/id")).at("/state")).isEqualTo("COMPLETED");
    }

    @Test
    void fiftyIdenticalRequestsMakeOnePayment() throws Exception {
        WalletCustomer mei = rich("20.00");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        String quote = mei.quoteTransfer(ben.phone(), "1.00").expect(201).at("/id");
        String key = UUID.randomUUID().toString();
        List<Answer> answers = parallel(50, i -> mei.pay(quote, key));
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        String payment = mei.pay(quote, key).expect(201).at("/id");
        mei.ended(payment);
        assertThat(mei.available()).isEqualTo("18.99");
        assertThat(ben.available()).isEqualTo("1.00");
        assertThat(mei.history().body().at("/items").size()).isEqualTo(2);
    }

    @Test
    void twoHundredTransfersOfOneFromAHundredPlusFeesCompleteExactlyAHundred() throws Exception {
        WalletCustomer mei = rich("101.00");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");
        List<String> quotes = parallel(200, i -> mei.quoteTransfer(ben.phone(), "1.00")).stream()
                .map(answer -> answer.expect(201).at("/id"))
                .toList();
        List<String> payments = parallel(200, i -> mei.pay(quotes.get(i), "k-" + quotes.get(i))).stream()
                .map(answer -> answer.expect(201).at("/id"))
                .toList();
        List<Answer> ended = parallel(200, i -> mei.ended(payments.get(i)));
        assertThat(ended)
                .filteredOn(answer -> answer.at("/state").equals("COMPLETED"))
                .hasSize(100);
        assertThat(ended)
                .filteredOn(answer -> answer.at("/state").equals("FAILED"))
                .hasSize(100)
                .allMatch(answer -> answer.at("/failure/code").equals("INSUFFICIENT_BALANCE"))
                .allMatch(answer -> !answer.at("/failure/parameters/available").isEmpty());
        assertThat(mei.available()).isEqualTo("0.00");
        assertThat(ben.available()).isEqualTo("100.00");
    }

    private Answer guess(String challenge, int digit) {
        return gateway.call(
                "POST", "/v1/otp-challenges/" + challenge + "/verification", null, Map.of("code", "00000" + digit));
    }

    private WalletCustomer rich(String amount) {
        WalletCustomer customer = WalletCustomer.register(gateway, "Mei Lin");
        assertThat(customer.topUp(customer.bindCard("4000056655665556"), amount).at("/state"))
                .isEqualTo("COMPLETED");
        return customer;
    }

    private Answer register(String phone, String password, String country) {
        return gateway.call(
                "POST",
                "/v1/registrations",
                null,
                Map.of(
                        "phone", phone,
                        "password", password,
                        "fullName", "Mei Lin",
                        "country", country,
                        "locale", "en"));
    }

    private interface Task {
        Answer run(int index);
    }

    private static List<Answer> parallel(int times, Task task) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            List<Future<Answer>> futures = IntStream.range(0, times)
                    .mapToObj(i -> executor.submit(() -> task.run(i)))
                    .toList();
            List<Answer> answers = new java.util.ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
