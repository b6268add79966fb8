package io.okpay.account.ledger;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.account.AccountServiceTest;
import io.okpay.platform.testing.RealParts;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class ChartOfAccountsServiceTest {

    private static final String MIGRATION = "/db/migration/V1_7__chart_of_accounts.sql";
    private static final List<String> CURRENCIES =
            List.of("AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KWD", "SGD", "USD");
    private static final List<String> CHART = List.of(
            "system:FEES",
            "system:FX_POSITION",
            "system:FX_SPREAD",
            "system:PROMOTIONS",
            "system:SETTLEMENT_BANK",
            "system:SETTLEMENT_CARD",
            "system:SUSPENSE");

    @Test
    void theChartIsCompleteInEachCurrencyWithTheRefsThatCommandsLeadTo() throws SQLException {
        for (String currency : CURRENCIES) {
            for (String account : CHART) {
                assertThat(rows("SELECT ref, kind, number & 1023 = (SELECT number FROM ledger_currency WHERE code = '"
                                + currency + "') FROM ledger_account WHERE code = '" + account + "' AND currency = '"
                                + currency + "'"))
                        .as("%s in %s", account, currency)
                        .containsExactly(AccountId.of(account, currency) + " SYSTEM t");
            }
        }
    }

    @Test
    void noSystemAccountOfWhateverNameHasAnotherRefThanCommandsLeadTo() throws SQLException {
        List<String> accounts = rows("SELECT code, currency, ref FROM ledger_account WHERE kind = 'SYSTEM'");
        assertThat(accounts).hasSizeGreaterThanOrEqualTo(CURRENCIES.size() * CHART.size());
        assertThat(accounts).allSatisfy(row -> {
            String[] account = row.split(" ", -1);
            assertThat(account[2])
                    .isEqualTo(AccountId.of(account[0], account[1]).toString());
        });
    }

    @Test
    void accountsThatWereOpenedByNeedStayAsTheyAre() throws SQLException, IOException {
        try (Connection connection = RealParts.postgres().connect("account");
                Statement statement = connection.createStatement();
                InputStream migration = Objects.requireNonNull(getClass().getResourceAsStream(MIGRATION))) {
            String sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute("DELETE FROM ledger_account WHERE currency = 'KWD' AND kind = 'SYSTEM'"
                    + " AND code <> 'system:FEES'");
            statement.execute("UPDATE ledger_account SET balance = 7 WHERE currency = 'KWD' AND code = 'system:FEES'");
            String before = fees(statement);
            statement.execute(sql);
            assertThat(statement.getUpdateCount()).isEqualTo(CHART.size() - 1);
            assertThat(fees(statement)).isEqualTo(before).startsWith("7 ");
            statement.execute(sql);
            assertThat(statement.getUpdateCount()).isZero();
            connection.rollback();
        }
    }

    @Test
    void theTrialBalanceAndSolvencyShowEachCurrencyAlsoBeforeItsFirstTransfer() {
        JsonPath balance = given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "finance"))
                .get("/v1/ledger/trial-balance")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(balance.getList("code", String.class)).containsAll(CURRENCIES);
        assertThat(balance.getList("findAll { it.balanced }.code", String.class))
                .containsAll(CURRENCIES);
        for (String currency : CURRENCIES) {
            assertThat(balance.getList("find { it.code == '" + currency + "' }.lines.account", String.class))
                    .containsAll(CHART);
        }
        JsonPath solvency =
                get("/v1/ledger/solvency").then().statusCode(200).extract().jsonPath();
        assertThat(solvency.getList("findAll { it.balanced && it.solvent }.currency", String.class))
                .containsAll(CURRENCIES);
    }

    private static String fees(Statement statement) throws SQLException {
        return rows(
                        statement,
                        "SELECT balance, number, ref FROM ledger_account WHERE currency = 'KWD' AND code = 'system:FEES'")
                .getFirst();
    }

    private static List<String> rows(String query) throws SQLException {
        try (Connection connection = RealParts.postgres().connect("account");
                Statement statement = connection.createStatement()) {
            return rows(statement, query);
        }
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getString(i));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        }
    }
}
