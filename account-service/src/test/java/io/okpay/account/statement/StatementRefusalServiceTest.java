package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.okpay.account.AccountServiceTest;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.testing.RealParts;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@AccountServiceTest
class StatementRefusalServiceTest {

    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static final String FEBRUARY = "2026-02-01T00:00:00Z";

    private final OpenWallet openWallet;
    private final UUID mei = UUID.randomUUID();
    private UUID meis = mei;
    private String before = "";

    StatementRefusalServiceTest(OpenWallet openWallet) {
        this.openWallet = openWallet;
    }

    @BeforeEach
    void aWallet() throws SQLException {
        meis = BookedWallets.open(openWallet, mei, "Mei Lin", "USD");
        before = books();
    }

    @AfterEach
    void nothingIsWritten() throws SQLException {
        assertThat(books()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2026-02-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "from, 2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "from, 2024-01-01T00:00:00Z, 2025-01-02T00:00:01Z",
        "from, , 2026-01-01T00:00:00Z",
        "from, January, 2026-02-01T00:00:00Z",
        "from, 2026-01-01, 2026-02-01T00:00:00Z",
        "from, 2026-02-30T00:00:00Z, 2026-03-01T00:00:00Z",
        "from, -4800-01-01T00:00:00Z, -4800-02-01T00:00:00Z",
        "from, -1000000000-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "to, 2026-01-01T00:00:00Z, ",
        "to, 2026-01-01T00:00:00Z, soon",
        "to, 2026-01-01T00:00:00Z, 2026-02-01 00:00:00"
    })
    void aPeriodThatIsNoneIsRefusedByTheNameOfWhatIsWrong(String field, @Nullable String from, @Nullable String to) {
        Map<String, String> period = new HashMap<>();
        if (from != null) {
            period.put("from", from);
        }
        if (to != null) {
            period.put("to", to);
        }
        invalid(field, "statement", period);
    }

    @Test
    void aPeriodThatIsNotOverIsRefused() {
        Instant now = Instant.now();
        invalid(
                "to",
                "statement",
                Map.of(
                        "from",
                        now.minus(Duration.ofDays(1)).toString(),
                        "to",
                        now.plusSeconds(60).toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, -1",
        "limit, many",
        "limit, 99999999999",
        "cursor, x",
        "cursor, !!!!",
        "from, yesterday",
        "from, +999999999-01-01T00:00:00Z",
        "to, 2026-13-01T00:00:00Z",
        "minAmount, 1.001",
        "minAmount, 1e3",
        "minAmount, 99999999999999999.99",
        "maxAmount, 0.005",
        "maxAmount, 9999999999999999999",
        "paymentId, 7"
    })
    void aFilterOfEntriesThatIsNotUnderstoodIsRefusedByItsName(String field, String value) {
        invalid(field, "entries", Map.of(field, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries:", "entries:x", "payments:5"})
    void aCursorThatTheServiceDidNotMakeIsRefused(String text) {
        String cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        invalid("cursor", "entries", Map.of("cursor", cursor));
    }

    @Test
    void aFilterThatNothingCanPassIsRefused() {
        invalid("from", "entries", Map.of("from", FEBRUARY, "to", JANUARY));
        invalid("minAmount", "entries", Map.of("minAmount", "2", "maxAmount", "1.99"));
        invalid("counterparty", "entries", Map.of("counterparty", "Ben\0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-01-01", "1767225600", "-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"
            })
    void aBalanceAtNoInstantIsRefused(String at) {
        invalid("at", "balance", Map.of("at", at));
    }

    @Test
    void aParameterWithoutAValueCountsAsLeftOut() {
        get(mei, meis.toString(), "balance", Map.of("at", "")).statusCode(200);
        get(mei, meis.toString(), "entries", Map.of("cursor", "", "maxAmount", "", "limit", ""))
                .statusCode(200);
        invalid("to", "statement", Map.of("from", JANUARY, "to", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "entries", "balance"})
    void theWalletOfAnotherAndNoWalletAreNotFound(String what) {
        Map<String, String> period = what.equals("statement") ? Map.of("from", JANUARY, "to", FEBRUARY) : Map.of();
        for (UUID wallet : List.of(meis, UUID.randomUUID())) {
            get(UUID.randomUUID(), wallet.toString(), what, period)
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("NOT_FOUND"))
                    .body("traceId", notNullValue());
        }
        get(mei, "seven", what, period).statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void aFormatThatDoesNotExistIsRefused() {
        BookedWallets.as(mei)
                .accept("text/html")
                .queryParams(Map.of("from", JANUARY, "to", FEBRUARY))
                .get("/v1/wallets/" + meis + "/statement")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACCEPTABLE"));
    }

    private void invalid(String field, String what, Map<String, String> query) {
        get(mei, meis.toString(), what, query)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("fields", hasSize(1))
                .body("fields[0].field", equalTo(field))
                .body("traceId", notNullValue());
    }

    private static ValidatableResponse get(UUID customer, String wallet, String what, Map<String, String> query) {
        return BookedWallets.as(customer)
                .queryParams(query)
                .get("/v1/wallets/" + wallet + "/" + what)
                .then();
    }

    private static String books() throws SQLException {
        try (Connection connection = RealParts.postgres().connect("account");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT count(*) FROM ledger_transfer) || ' ' ||"
                        + " (SELECT count(*) FROM ledger_posting) || ' ' || (SELECT count(*) FROM ledger_account)"
                        + " || ' ' || (SELECT count(*) FROM wallet) || ' ' || (SELECT count(*) FROM customer)")) {
            row.next();
            return row.getString(1);
        }
    }
}
