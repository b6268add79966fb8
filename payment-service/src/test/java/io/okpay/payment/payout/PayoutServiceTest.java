package io.okpay.payment.payout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.okpay.payment.Customer;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.Shop;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PayoutCompleted;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class PayoutServiceTest {

    @Inject
    DataSource dataSource;

    private static @Nullable Customer known;

    @Test
    void everyLineIsPaidAndItsPayeeSeesIt() throws Exception {
        Shop shop = Shop.open();
        Customer payee = Customer.named("Mei Lin");
        JsonPath payout = create(shop, "WAGES-1", lines(1_000, payee))
                .statusCode(201)
                .body("state", equalTo("VALIDATED"))
                .body("total.amount", equalTo("1000.00"))
                .body("fee.amount", equalTo("10.00"))
                .body("totalDebit.amount", equalTo("1010.00"))
                .body("progress.pending", equalTo(1_000))
                .extract()
                .jsonPath();
        String id = payout.getString("id");
        try (PlayedLedger ledger = PlayedLedger.with(shop.wallet(), 101_000)) {
            confirm(shop, id, "c").statusCode(202).body("state", equalTo("PROCESSING"));
            confirm(shop, id, "c").statusCode(202).header("Idempotency-Replayed", "true");
            confirm(shop, id, "again").statusCode(409).body("code", equalTo("PAYOUT_NOT_OPEN"));
            awaitEnd(shop, id, Duration.ofMinutes(2))
                    .body("state", equalTo("COMPLETED"))
                    .body("progress.paid", equalTo(1_000))
                    .body("progress.paidAmount.amount", equalTo("1000.00"))
                    .body("progress.paidFee.amount", equalTo("10.00"));
            assertThat(ledger.booked()).isEqualTo(1_000);
            assertThat(ledger.balance()).isZero();
        }
        PayoutCompleted event = TestEvents.await(
                PayoutCompleted.class, one -> one.payoutId().toString().equals(id));
        assertThat(event.paidLines()).isEqualTo(1_000);
        assertThat(event.reference()).isEqualTo("WAGES-1");
        String paymentId = shop.calls().get("/v1/payouts/" + id + "/lines").path("items[0].paymentId");
        payee.calls()
                .queryParam("direction", "in")
                .get("/v1/payments")
                .then()
                .statusCode(200)
                .body("items", hasSize(20))
                .body("items[0].counterparty", equalTo("Blue Door Books"))
                .body("items[0].received.amount", equalTo("1.00"))
                .body("items[0].note", startsWith("Wages"))
                .body("items[0].totalDebit", nullValue());
        payee.calls().get("/v1/payments/" + paymentId + "/receipt").then().statusCode(200);
        assertThat(TestEvents.await(
                                PaymentCompleted.class,
                                one -> one.paymentId().toString().equals(paymentId))
                        .payeeId())
                .isEqualTo(payee.id());
    }

    @Test
    void tenThousandLinesArePaidOnce() throws Exception {
        Shop shop = Shop.open();
        String id = create(shop, "LARGE", lines(10_000, payee()))
                .statusCode(201)
                .extract()
                .path("id");
        try (PlayedLedger ledger = PlayedLedger.with(shop.wallet(), 1_010_000)) {
            confirm(shop, id, "c").statusCode(202);
            awaitEnd(shop, id, Duration.ofMinutes(7)).body("state", equalTo("COMPLETED"));
            assertThat(ledger.booked()).isEqualTo(10_000);
            assertThat(ledger.balance()).isZero();
        }
    }

    @Test
    void whatNobodyConfirmsInADayExpiresAndCanNoLongerBePaid() throws Exception {
        Shop shop = Shop.open();
        String id = create(shop, "LATE", lines(2, payee())).extract().path("id");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE payout SET expires_at = now() WHERE id = ?")) {
            update.setObject(1, UUID.fromString(id));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        confirm(shop, id, "c")
                .statusCode(409)
                .body("code", equalTo("PAYOUT_NOT_OPEN"))
                .body("state", equalTo("EXPIRED"));
        await().atMost(Duration.ofSeconds(20)).until(() -> endedAt(shop, id) != null);
        shop.calls()
                .get("/v1/payouts/" + id)
                .then()
                .body("state", equalTo("EXPIRED"))
                .body("progress.pending", equalTo(2));
    }

    private static @Nullable String endedAt(Shop shop, String id) {
        return shop.calls().get("/v1/payouts/" + id).path("endedAt");
    }

    @Test
    void whatTheBalanceDoesNotCoverFailsAndNothingElse() throws Exception {
        Shop shop = Shop.open();
        String id = create(shop, "SHORT", lines(10, payee())).extract().path("id");
        try (PlayedLedger ledger = PlayedLedger.repeating(shop.wallet(), 7 * 101 + 50)) {
            confirm(shop, id, "c").statusCode(202);
            awaitEnd(shop, id, Duration.ofMinutes(1))
                    .body("state", equalTo("PARTIALLY_COMPLETED"))
                    .body("progress.paid", equalTo(7))
                    .body("progress.failed", equalTo(3))
                    .body("progress.failedAmount.amount", equalTo("3.00"));
            assertThat(ledger.balance()).isEqualTo(50);
        }
        JsonPath failed = shop.calls()
                .queryParam("state", "FAILED")
                .queryParam("limit", 2)
                .get("/v1/payouts/" + id + "/lines")
                .then()
                .statusCode(200)
                .body("items.number", equalTo(List.of(8, 9)))
                .body("items[0].failure.code", equalTo("INSUFFICIENT_BALANCE"))
                .extract()
                .jsonPath();
        shop.calls()
                .queryParam("state", "FAILED")
                .queryParam("cursor", failed.getString("nextCursor"))
                .get("/v1/payouts/" + id + "/lines")
                .then()
                .body("items.number", equalTo(List.of(10)))
                .body("nextCursor", nullValue());
        given().header("Authorization", "Bearer " + TestTokens.merchant(shop.client()))
                .get("/v1/payouts/" + id + "/lines.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(containsString("\r\n8,L-8,Mei L.,1.00,0.01,USD,Wages 8,FAILED,"));
    }

    @Test
    void whatAReplicaLeavesBehindAnotherGoesOnWithAndNoLineIsPaidTwice() throws Exception {
        Shop shop = Shop.open();
        String id = create(shop, "STOPPED", lines(250, payee())).extract().path("id");
        confirm(shop, id, "c").statusCode(202);
        // no ledger answers: the first lines are on their way, and their commands are repeated when it is back
        await().atMost(Duration.ofSeconds(30)).until(() -> count("PROCESSING", id) == 250);
        try (PlayedLedger first = PlayedLedger.repeating(shop.wallet(), 100_000)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> count("PAID", id) > 0);
            awaitEnd(shop, id, Duration.ofMinutes(1)).body("progress.paid", equalTo(250));
            assertThat(first.booked()).isEqualTo(250);
            assertThat(first.asked()).isEqualTo(250);
        }
        assertThat(count("PAID", id)).isEqualTo(250);
    }

    @Test
    void wrongLinesAreNamedAndNothingIsStored() {
        Shop shop = Shop.open();
        Customer payee = payee();
        create(
                        shop,
                        "WRONG",
                        line("A", payee.phone(), "1.001", "x") + "," + line("B", payee.phone(), "1.00", "x") + ","
                                + line("B", "+19995550000", "0", "x") + ",null")
                .statusCode(422)
                .body("code", equalTo("PAYOUT_LINES_INVALID"))
                .body("errorCount", equalTo(7))
                .body("lineErrors[0].line", equalTo(1))
                .body("lineErrors[0].field", equalTo("amount"))
                .body("lineErrors[0].code", equalTo("INVALID_AMOUNT"))
                .body("lineErrors.findAll { it.line == 3 }.code", hasItem("PAYEE_NOT_FOUND"));
        shop.calls().get("/v1/payouts").then().statusCode(200).body("items", hasSize(0));
        create(shop, "WRONG", "").statusCode(422).body("code", equalTo("PAYOUT_EMPTY"));
    }

    @Test
    void csvIsTakenAsJsonIs() {
        Shop shop = Shop.open();
        String phone = payee().phone();
        csv(shop, "k", "lineReference,phone,amount,note\r\nA," + phone + ",1.00,\"a, b\"\r\n")
                .statusCode(201)
                .body("lines", equalTo(1));
        csv(shop, "k", "lineReference,phone,amount,note\r\nA," + phone + ",1.00,\"a, b\"\r\n")
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
        csv(shop, "k2", "lineReference,phone,amount\r\nA," + phone + ",1.00\r\n")
                .statusCode(409)
                .body("code", equalTo("PAYOUT_REFERENCE_TAKEN"));
        csv(shop, "k", "lineReference,phone,amount\r\n")
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void onlyItsMerchantSeesAndEndsAPayout() {
        Shop shop = Shop.open();
        String id = create(shop, "MINE", lines(1, payee())).extract().path("id");
        Shop other = Shop.open();
        other.calls().get("/v1/payouts/" + id).then().statusCode(404);
        other.calls().get("/v1/payouts/" + id + "/lines").then().statusCode(404);
        other.calls().post("/v1/payouts/" + id + "/cancellation").then().statusCode(404);
        confirm(other, id, "c").statusCode(404);
        payee().calls().get("/v1/payouts/" + id).then().statusCode(403);
        shop.calls()
                .post("/v1/payouts/" + id + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        confirm(shop, id, "c").statusCode(409).body("code", equalTo("PAYOUT_NOT_OPEN"));
    }

    @Test
    void whatIsTooLargeIsRefused() {
        Shop shop = Shop.open();
        csv(shop, "k", "x".repeat((4 << 20) + 1)).statusCode(413).body("code", equalTo("REQUEST_TOO_LARGE"));
    }

    private static String lines(int count, Customer payee) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> line("L-" + i, payee.phone(), "1.00", "Wages " + i))
                .collect(Collectors.joining(","));
    }

    private static String line(String reference, String phone, String amount, String note) {
        return "{\"lineReference\":\"" + reference + "\",\"payee\":{\"phone\":\"" + phone + "\"},\"amount\":\"" + amount
                + "\",\"note\":\"" + note + "\"}";
    }

    private static ValidatableResponse create(Shop shop, String reference, String lines) {
        return shop.calls()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reference\":\"" + reference + "\",\"currency\":\"USD\",\"lines\":[" + lines + "]}")
                .post("/v1/payouts")
                .then();
    }

    private static ValidatableResponse csv(Shop shop, String key, String body) {
        return given().header("Authorization", "Bearer " + TestTokens.merchant(shop.client()))
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .queryParam("reference", "CSV-1")
                .queryParam("currency", "USD")
                .body(body)
                .post("/v1/payouts")
                .then();
    }

    private static ValidatableResponse confirm(Shop shop, String id, String key) {
        return shop.calls()
                .header("Idempotency-Key", key)
                .post("/v1/payouts/" + id + "/confirmation")
                .then();
    }

    private static ValidatableResponse awaitEnd(Shop shop, String id, Duration most) {
        await().atMost(most)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> shop.calls().get("/v1/payouts/" + id).path("endedAt") != null);
        return shop.calls().get("/v1/payouts/" + id).then().statusCode(200);
    }

    private static int count(String state, String payoutId) throws SQLException {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT count(*) FROM payout_line WHERE payout_id = ?::uuid AND state = ?")) {
            select.setString(1, payoutId);
            select.setString(2, state);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static synchronized Customer payee() {
        if (known == null) {
            known = Customer.named("Mei Lin");
        }
        return known;
    }
}
