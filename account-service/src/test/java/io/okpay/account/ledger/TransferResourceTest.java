package io.okpay.account.ledger;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Metrics;
import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.TransferHeld;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AccountServiceTest
class TransferResourceTest {

    private final Ledger ledger;
    private final AgroalDataSource dataSource;
    private final String mona = TestTokens.token(UUID.randomUUID(), "finance");
    private final String omar = TestTokens.token(UUID.randomUUID(), "finance");

    TransferResourceTest(Ledger ledger, AgroalDataSource dataSource) {
        this.ledger = ledger;
        this.dataSource = dataSource;
    }

    @Test
    void aTransferOverHttpIsPostedAnsweredAndPublished() {
        UUID wallet = wallet("USD");
        UUID id = UUID.randomUUID();
        post(id, fund(wallet, "12.34")).statusCode(201).body("status", equalTo("POSTED"));
        assertThat(available(wallet)).isEqualTo("12.34 USD");
        TransferPosted posted = TestEvents.await(
                TransferPosted.class, event -> event.transferId().equals(id));
        assertThat(posted.balances().getFirst().balanceMinor()).isEqualTo(1_234);
        finance(mona).get("/v1/ledger/transfers/" + id).then().body("status", equalTo("POSTED"));
    }

    @Test
    void theSameKeyAnswersTheSameAndMovesMoneyOnceAlsoInParallel() {
        UUID wallet = wallet("USD");
        UUID id = UUID.randomUUID();
        List<String> answers = IntStream.range(0, 30)
                .parallel()
                .mapToObj(i ->
                        post(id, fund(wallet, "1.00")).statusCode(201).extract().asString())
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(available(wallet)).isEqualTo("1.00 USD");
        post(id, fund(wallet, "2.00")).statusCode(409).body("code", equalTo("TRANSFER_ID_REUSED"));
    }

    @Test
    void aPlainTransferTakesTheShortWayAndIsAnsweredAsOnTheLongOne() {
        UUID wallet = wallet("USD");
        UUID first = UUID.randomUUID();
        // The token is known from here on.
        post(first, fund(wallet, "1.00")).statusCode(201);
        double before = shortWay();
        Response brief = postTo("/v1/ledger/transfers", first, fund(wallet, "1.00"));
        assertThat(shortWay()).isEqualTo(before + 1);
        Response full = postTo("/v1/ledger/transfers?long=way", first, fund(wallet, "1.00"));
        assertThat(shortWay()).isEqualTo(before + 1);
        assertThat(brief.statusCode()).isEqualTo(201).isEqualTo(full.statusCode());
        assertThat(brief.asString()).isEqualTo(full.asString());
        assertThat(brief.contentType()).isEqualTo(full.contentType());
        assertThat(URI.create(brief.header("Location")).getPath())
                .isEqualTo(URI.create(full.header("Location")).getPath());
    }

    @Test
    void whatTheShortWayCannotAnswerIsAnsweredByTheLongOneAndDoneOnce() {
        UUID wallet = wallet("USD");
        post(UUID.randomUUID(), fund(wallet, "1.00")).statusCode(201);
        double before = shortWay();
        UUID poor = UUID.randomUUID();
        post(poor, move("POST", wallet, wallet("USD"), "2.00", ""))
                .statusCode(422)
                .body("code", equalTo("INSUFFICIENT_BALANCE"));
        assertThat(shortWay()).isEqualTo(before + 1);
        finance(mona).get("/v1/ledger/transfers/" + poor).then().body("status", equalTo("REJECTED"));
        String somebody = TestTokens.token(UUID.randomUUID(), "customer");
        for (int i = 0; i < 2; i++) {
            given().header("Authorization", "Bearer " + somebody)
                    .contentType("application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(fund(wallet, "1.00"))
                    .post("/v1/ledger/transfers")
                    .then()
                    .statusCode(403);
        }
        assertThat(shortWay()).isEqualTo(before + 1);
        assertThat(available(wallet)).isEqualTo("1.00 USD");
    }

    @ParameterizedTest
    @CsvSource({"0", "00"})
    void anEmptyBodyIsRefusedAndNobodyWaitsForIt(String length) throws IOException {
        post(UUID.randomUUID(), fund(wallet("USD"), "1.00")).statusCode(201);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String request = """
                    POST /v1/ledger/transfers HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    Idempotency-Key: %s
                    Content-Type: application/json
                    Content-Length: %s

                    """.formatted(mona, UUID.randomUUID(), length);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void holdsAreMadeCapturedInPartVoidedAndReversed() {
        UUID payer = wallet("USD");
        UUID payee = wallet("USD");
        post(UUID.randomUUID(), fund(payer, "100.00")).statusCode(201);
        UUID hold = UUID.randomUUID();
        post(hold, move("HOLD", payer, payee, "70.00", ",\"expiresAt\":\"2999-01-01T00:00:00Z\""))
                .statusCode(201)
                .body("status", equalTo("HELD"));
        TestEvents.await(TransferHeld.class, event -> event.transferId().equals(hold));
        assertThat(available(payer)).isEqualTo("30.00 USD");
        UUID capture = UUID.randomUUID();
        post(capture, move("CAPTURE", payer, payee, "20.00", ",\"targetId\":\"" + hold + "\""))
                .statusCode(201)
                .body("status", equalTo("CAPTURED"))
                .body("targetId", equalTo(hold.toString()));
        post(UUID.randomUUID(), "{\"type\":\"VOID\",\"targetId\":\"" + hold + "\"}")
                .statusCode(422)
                .body("code", equalTo("TRANSFER_ALREADY_POSTED"));
        post(UUID.randomUUID(), "{\"type\":\"REVERSE\",\"targetId\":\"" + capture + "\"}")
                .statusCode(201)
                .body("status", equalTo("REVERSED"));
        post(UUID.randomUUID(), "{\"type\":\"REVERSE\",\"targetId\":\"" + capture + "\"}")
                .statusCode(422)
                .body("code", equalTo("EXCEEDS_ORIGINAL"));
        assertThat(available(payer)).isEqualTo("100.00 USD");
    }

    @Test
    void aLargeTransferWaitsForASecondPerson() {
        UUID wallet = wallet("USD");
        UUID id = UUID.randomUUID();
        post(id, fund(wallet, "10000.01")).statusCode(202).body("status", equalTo("AWAITING_APPROVAL"));
        assertThat(available(wallet)).isEqualTo("0.00 USD");
        approve(mona, id).statusCode(403).body("code", equalTo("SECOND_PERSON_REQUIRED"));
        post(id, fund(wallet, "10000.02")).statusCode(409).body("code", equalTo("TRANSFER_ID_REUSED"));
        approve(omar, id).statusCode(201).body("status", equalTo("POSTED"));
        approve(omar, id).statusCode(201);
        post(id, fund(wallet, "10000.01")).statusCode(201);
        assertThat(available(wallet)).isEqualTo("10000.01 USD");
        approve(omar, UUID.randomUUID()).statusCode(404);
    }

    @Test
    void solvencyIsPublicAndTheTrialBalanceSumsToZero() {
        post(UUID.randomUUID(), fund(wallet("CHF"), "5.00")).statusCode(201);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> get("/v1/ledger/solvency")
                        .then()
                        .statusCode(200)
                        .body("find { it.currency == 'CHF' }.balanced", equalTo(true))
                        .body("find { it.currency == 'CHF' }.solvent", equalTo(true))
                        .body("find { it.currency == 'CHF' }.customerLiabilities.amount", equalTo("5.00"))
                        .body("find { it.currency == 'CHF' }.safeguardedFunds.amount", equalTo("5.00")));
        finance(mona)
                .get("/v1/ledger/trial-balance")
                .then()
                .statusCode(200)
                .body("every { it.balanced }", equalTo(true))
                .body(
                        "find { it.code == 'CHF' }.lines.find { it.account == 'system:SETTLEMENT_CARD' }.balance.amount",
                        equalTo("-5.00"));
        get("/v1/ledger/trial-balance").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .get("/v1/ledger/trial-balance")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|VALIDATION_FAILED",
                "{\"type\":\"POST\"}|400|VALIDATION_FAILED",
                "{\"type\":\"POST\",\"legs\":[]}|400|VALIDATION_FAILED",
                "{\"type\":\"HOLD\",\"legs\":[D1,C1]}|400|VALIDATION_FAILED",
                "{\"type\":\"CAPTURE\"}|400|VALIDATION_FAILED",
                "{\"type\":\"POST\",\"legs\":[D1,C2]}|422|UNBALANCED_TRANSFER",
                "{\"type\":\"POST\",\"legs\":[D1,D1]}|422|INVALID_TRANSFER",
                "{\"type\":\"POST\",\"legs\":[D0,C0]}|422|INVALID_AMOUNT",
                "{\"type\":\"POST\",\"legs\":[D-1,C-1]}|422|INVALID_AMOUNT",
                "{\"type\":\"POST\",\"legs\":[D1.001,C1.001]}|422|INVALID_AMOUNT",
                "{\"type\":\"POST\",\"legs\":[D92233720368547758.08,C92233720368547758.08]}|422|INVALID_AMOUNT",
                "{\"type\":\"POST\",\"legs\":[{\"account\":\"nonsense\",\"direction\":\"DEBIT\",\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}},C1]}|422|ACCOUNT_NOT_FOUND",
                "{\"type\":\"POST\",\"legs\":[{\"account\":\"wallet:0190a7e0-0000-7000-8000-000000000000\",\"direction\":\"DEBIT\",\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}},C1]}|422|ACCOUNT_NOT_FOUND",
                "{\"type\":\"VOID\",\"targetId\":\"0190a7e0-0000-7000-8000-000000000000\"}|422|TRANSFER_NOT_FOUND",
                "{\"type\":\"REVERSE\",\"targetId\":\"0190a7e0-0000-7000-8000-000000000000\"}|422|TRANSFER_NOT_FOUND",
                "{\"type\":\"GIFT\"}|400|VALIDATION_FAILED"
            })
    void eachBadTransferHasItsOwnProblemAndMovesNothing(String template, int status, String code) throws Exception {
        long before = postings();
        String body = template.replaceAll(
                        "D(-?[0-9.]+)",
                        "{\"account\":\"system:SUSPENSE\",\"direction\":\"DEBIT\",\"amount\":{\"amount\":\"$1\",\"currency\":\"USD\"}}")
                .replaceAll(
                        "C(-?[0-9.]+)",
                        "{\"account\":\"system:PROMOTIONS\",\"direction\":\"CREDIT\",\"amount\":{\"amount\":\"$1\",\"currency\":\"USD\"}}");
        post(UUID.randomUUID(), body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        assertThat(postings()).isEqualTo(before);
    }

    @Test
    void aWrongCurrencyAnOverdraftAndABadKeyAreRefused() {
        UUID dollars = wallet("USD");
        UUID euros = wallet("EUR");
        post(UUID.randomUUID(), move("POST", dollars, euros, "1.00", ""))
                .statusCode(422)
                .body("code", equalTo("CURRENCY_MISMATCH"));
        post(UUID.randomUUID(), move("POST", dollars, wallet("USD"), "1.00", ""))
                .statusCode(422)
                .body("code", equalTo("INSUFFICIENT_BALANCE"))
                .body("available", equalTo("0.00"));
        finance(mona)
                .body(fund(dollars, "1.00"))
                .post("/v1/ledger/transfers")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
        finance(mona)
                .header("Idempotency-Key", "abc")
                .body(fund(dollars, "1.00"))
                .post("/v1/ledger/transfers")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"));
        assertThat(available(dollars)).isEqualTo("0.00 USD");
    }

    private ValidatableResponse post(UUID id, String body) {
        return finance(mona)
                .header("Idempotency-Key", id.toString())
                .body(body)
                .post("/v1/ledger/transfers")
                .then();
    }

    private Response postTo(String path, UUID id, String body) {
        return finance(mona).header("Idempotency-Key", id.toString()).body(body).post(path);
    }

    private static double shortWay() {
        return Metrics.globalRegistry.get("okpay.ledger.short.way").counter().count();
    }

    private static ValidatableResponse approve(String token, UUID id) {
        return finance(token).post("/v1/ledger/transfers/" + id + "/approval").then();
    }

    private static io.restassured.specification.RequestSpecification finance(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static String fund(UUID wallet, String amount) {
        return "{\"type\":\"POST\",\"legs\":["
                + leg("system:SETTLEMENT_CARD", "DEBIT", amount, "USD".equals(currencyOf(wallet)) ? "USD" : "CHF") + ","
                + leg("wallet:" + wallet, "CREDIT", amount, "USD".equals(currencyOf(wallet)) ? "USD" : "CHF") + "]}";
    }

    private static String move(String type, UUID payer, UUID payee, String amount, String more) {
        return "{\"type\":\"" + type + "\",\"legs\":[" + leg("wallet:" + payer, "DEBIT", amount, "USD") + ","
                + leg("wallet:" + payee, "CREDIT", amount, "USD") + "]" + more + "}";
    }

    private static String leg(String account, String direction, String amount, String currency) {
        return "{\"account\":\"" + account + "\",\"direction\":\"" + direction + "\",\"amount\":{\"amount\":\"" + amount
                + "\",\"currency\":\"" + currency + "\"}}";
    }

    /** The currency is in the id, so that a test reads as a sentence. */
    private static String currencyOf(UUID wallet) {
        return wallet.getMostSignificantBits() == "CHF".hashCode() ? "CHF" : "USD";
    }

    private UUID wallet(String currency) {
        UUID id = new UUID(currency.hashCode(), UUID.randomUUID().getLeastSignificantBits());
        QuarkusTransaction.requiringNew().run(() -> ledger.openWalletAccount(id, currency));
        return id;
    }

    private String available(UUID wallet) {
        return Objects.requireNonNull(ledger.balances(List.of(wallet)).get(wallet))
                .available()
                .toString();
    }

    private long postings() throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT count(*) FROM ledger_posting")) {
            row.next();
            return row.getLong(1);
        }
    }
}
