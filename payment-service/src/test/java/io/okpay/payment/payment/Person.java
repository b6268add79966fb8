package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.okpay.platform.event.BankAccountBound;
import io.okpay.platform.event.CardFunding;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.InstrumentBound;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.event.PaymentPasswordVerified;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.WalletBalance;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A customer in a test, with what the other services would tell of them. */
record Person(UUID id, UUID wallet, UUID card, String phone) {

    static Person withBalance(long available) {
        return withBalance(available, "pm_ok");
    }

    static Person withBalance(long available, String paymentMethod) {
        Person person = new Person(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "+1415" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999));
        Instant now = Instant.now();
        TestEvents.publish(new CustomerRegistered(person.id, person.phone, "Mei Lin", "US", "en", now));
        TestEvents.publish(new WalletOpened(person.wallet, person.id, "USD", now));
        TestEvents.publish(new InstrumentBound(
                person.card, person.id, paymentMethod, "visa", "4242", 12, 2099, "US", CardFunding.DEBIT, now));
        if (available > 0) {
            TestEvents.publish(new TransferPosted(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    now,
                    List.of(new WalletBalance(person.wallet, "USD", available, available, 1))));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            JsonPath quote = person.quoteBody("{\"type\":\"TOP_UP\",\"instrumentId\":\"" + person.card
                    + "\",\"targetAmount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}");
            return List.of().equals(quote.get("obstacles")) && person.sees(available);
        });
        return person;
    }

    /** Somebody whom this service has not heard of. */
    static Person stranger() {
        return new Person(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "+14155550000");
    }

    private boolean sees(long available) {
        if (available == 0) {
            return true;
        }
        JsonPath quote = quoteBody("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"+10000000000\"},"
                + "\"targetAmount\":{\"amount\":\"0.01\",\"currency\":\"USD\"}}");
        return !quote.getList("obstacles.code").contains("INSUFFICIENT_BALANCE");
    }

    private JsonPath quoteBody(String body) {
        return quote(body).extract().jsonPath();
    }

    RequestSpecification calls() {
        return given().header("Authorization", "Bearer " + TestTokens.customer(id))
                .contentType("application/json");
    }

    ValidatableResponse quote(String body) {
        return calls().body(body).post("/v1/quotes").then();
    }

    String quoteTransfer(Person payee, String amount) {
        return quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone
                        + "\"},\"targetAmount\":{\"amount\":\"" + amount + "\",\"currency\":\"USD\"}}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    String quoteTopUp(String amount) {
        return quote("{\"type\":\"TOP_UP\",\"instrumentId\":\"" + card + "\",\"targetAmount\":{\"amount\":\"" + amount
                        + "\",\"currency\":\"USD\"}}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Binds a bank account in dollars whose number ends so, as account-service would tell. */
    UUID bindAccount(String lastFour) {
        UUID account = UUID.randomUUID();
        TestEvents.publish(new BankAccountBound(
                account,
                id,
                "Mei Lin",
                "US",
                "USD",
                "98765" + lastFour,
                "021000021",
                "First Bank",
                lastFour,
                Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> quoteWith("TOP_UP", account, "1.00")
                        .jsonPath()
                        .getList("obstacles")
                        .isEmpty());
        return account;
    }

    String quote(String type, UUID instrument, String amount) {
        return quoteWith(type, instrument, amount).path("id");
    }

    private ExtractableResponse<Response> quoteWith(String type, UUID instrument, String amount) {
        return quote("{\"type\":\"" + type + "\",\"instrumentId\":\"" + instrument
                        + "\",\"targetAmount\":{\"amount\":\"" + amount + "\",\"currency\":\"USD\"}}")
                .statusCode(201)
                .extract();
    }

    ValidatableResponse pay(String quoteId, String key) {
        return calls().header("Idempotency-Key", key)
                .body("{\"quoteId\":\"" + quoteId + "\"}")
                .post("/v1/payments")
                .then();
    }

    ValidatableResponse payment(String id) {
        return calls().get("/v1/payments/" + id).then();
    }

    ValidatableResponse paymentWhenEnded(String id) {
        return calls().header("Prefer", "wait=20").get("/v1/payments/" + id).then();
    }

    /** Plays both factors for a payment. */
    void confirm(JsonPath payment) {
        String otp = payment.getString("challenges.find { it.factor == 'OTP' }.id");
        String password = payment.getString("challenges.find { it.factor == 'PAYMENT_PASSWORD' }.id");
        String binding = TestEvents.await(
                        io.okpay.platform.event.OtpRequested.class,
                        event -> event.challengeId().toString().equals(otp))
                .binding();
        TestEvents.publish(new OtpVerified(UUID.fromString(otp), OtpPurpose.PAYMENT, id, binding, Instant.now()));
        TestEvents.publish(new PaymentPasswordVerified(
                UUID.fromString(password),
                id,
                UUID.fromString(payment.getString("id")),
                java.util.Objects.requireNonNull(binding),
                Instant.now()));
    }

    /** Pays somebody, confirms it, and plays the ledger: the payment when it is completed. */
    JsonPath paid(Person payee, String amount, String note) {
        String quote = quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone + "\"},\"note\":\"" + note
                        + "\",\"targetAmount\":{\"amount\":\"" + amount + "\",\"currency\":\"USD\"}}")
                .statusCode(201)
                .extract()
                .path("id");
        JsonPath payment = pay(quote, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .jsonPath();
        confirm(payment);
        return booked(payment.getString("id"));
    }

    /** Plays the ledger for a payment: it is completed. */
    JsonPath booked(String paymentId) {
        PostTransfer command = command(paymentId);
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        return paymentWhenEnded(paymentId).extract().jsonPath();
    }

    /** The ledger command of a payment. */
    static PostTransfer command(String paymentId) {
        return TestEvents.await(
                PostTransfer.class, event -> event.paymentId().toString().equals(paymentId));
    }
}
