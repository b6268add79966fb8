package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.local.SigningKey;
import io.okpay.local.Suite;
import io.okpay.local.SuiteOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The books of a suite, asked of their tables past the service. */
final class LedgerBooks {

    private final Suite suite;

    LedgerBooks(Suite suite) {
        this.suite = suite;
    }

    /** What a suite needs to keep books. */
    static SuiteOptions suite(SigningKey tokens, Path folder) {
        return SuiteOptions.temporary()
                .withoutParts(Set.of(
                        "keycloak", "sandbox", "gateway", "payment-service", "fx-service", "notification-service"))
                .withEnvironment("OKPAY_ISSUER", SigningKey.ISSUER)
                .withEnvironment("OKPAY_JWKS", tokens.publicKeyIn(folder));
    }

    /** Wallets of USD with money in them. */
    List<UUID> openWallets(int count) throws SQLException {
        List<UUID> wallets = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO ledger_currency VALUES (840, 'USD') ON CONFLICT DO NOTHING");
            for (int i = 0; i < count; i++) {
                UUID ref = UUID.randomUUID();
                wallets.add(ref);
                statement.execute("INSERT INTO ledger_account (number, ref, code, kind, currency) VALUES"
                        + " (nextval('ledger_account_serial') << 10 | 840, '" + ref + "', 'wallet:" + ref
                        + "', 'WALLET', 'USD')");
            }
        }
        fund(wallets);
        return wallets;
    }

    private void fund(List<UUID> wallets) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO ledger_account (number, ref, code, kind, currency, balance, postings, version)"
                            + " VALUES (nextval('ledger_account_serial') << 10 | 840, gen_random_uuid(), 'system:OPENING',"
                            + " 'SYSTEM', 'USD', " + -100_000L * wallets.size() + ", 1, 1)");
            statement.execute(
                    "UPDATE ledger_account SET balance = 100000, postings = 1, version = 1 WHERE kind = 'WALLET'");
            statement.execute("WITH b AS (INSERT INTO ledger_batch (number, recorded_at) VALUES"
                    + " (nextval('ledger_batch_number'), clock_timestamp()) RETURNING number << 10 AS seq),"
                    + " t AS (INSERT INTO ledger_transfer (seq, id, payment_id, content, kind)"
                    + " SELECT seq, gen_random_uuid(), gen_random_uuid(), 0, 0 FROM b)"
                    + " INSERT INTO ledger_posting (account, seq, amount, balance_after)"
                    + " SELECT number, seq, balance, balance FROM ledger_account, b WHERE balance <> 0");
        }
    }

    /** Everything that the broker took is answered, always with the same event, and is in the books. */
    void awaitEveryCommandOf(LedgerLoad load) throws SQLException {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> load.results().keySet().containsAll(load.acknowledged()));
        assertThat(load.results().values()).as("each command has one outcome").allMatch(events -> events.size() == 1);
        Set<UUID> lost = new HashSet<>(load.acknowledged());
        lost.removeAll(ids());
        assertThat(lost).as("acknowledged commands that the books do not have").isEmpty();
    }

    private Set<UUID> ids() throws SQLException {
        Set<UUID> booked = new HashSet<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM ledger_transfer")) {
            while (row.next()) {
                booked.add(row.getObject(1, UUID.class));
            }
        }
        return booked;
    }

    /** Every currency sums to zero, and balances and holds are those of the postings and the pending holds. */
    void areSound() throws SQLException {
        assertThat(count("SELECT 1 FROM ledger_posting GROUP BY account & 1023 HAVING sum(amount) <> 0"))
                .as("currencies that do not sum to zero")
                .isZero();
        assertThat(count("SELECT 1 FROM ledger_posting GROUP BY seq, account & 1023 HAVING sum(amount) <> 0"))
                .as("transfers that do not sum to zero")
                .isZero();
        assertThat(count("SELECT 1 FROM ledger_account a LEFT JOIN ledger_posting p ON p.account = a.number"
                        + " GROUP BY a.number HAVING a.balance <> coalesce(sum(p.amount), 0)"
                        + " OR a.postings <> count(p.seq)"))
                .as("accounts whose balance is not that of their postings")
                .isZero();
        assertThat(count("SELECT 1 FROM (SELECT amount, balance_after, lag(balance_after, 1, 0::bigint)"
                        + " OVER (PARTITION BY account ORDER BY seq) AS before FROM ledger_posting) x"
                        + " WHERE before + amount <> balance_after"))
                .as("postings that do not follow from the one before")
                .isZero();
        assertThat(count("SELECT 1 FROM ledger_account a LEFT JOIN (SELECT u.account, -sum(u.amount) AS held"
                        + " FROM ledger_hold h, unnest(h.accounts, h.amounts) AS u (account, amount)"
                        + " WHERE h.state = 'PENDING' AND u.amount < 0 GROUP BY u.account) h ON h.account = a.ref"
                        + " WHERE a.kind = 'WALLET' AND a.held <> coalesce(h.held, 0)"))
                .as("wallets whose held money is not that of the pending holds")
                .isZero();
        assertThat(count("SELECT 1 FROM ledger_account WHERE kind = 'WALLET' AND balance - held < 0"))
                .as("overdrawn wallets")
                .isZero();
    }

    /** Waits until every posting is sealed and the chain fits the books. */
    void awaitSealsThatVerify(SigningKey tokens) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> areSealedAndVerify(tokens));
    }

    private void areSealedAndVerify(SigningKey tokens) throws Exception {
        assertThat(count("SELECT 1 FROM ledger_posting WHERE seq >> 10 > (SELECT max(last_batch) FROM ledger_block)"))
                .as("postings that are not sealed")
                .isZero();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> report = client.send(
                    HttpRequest.newBuilder(URI.create(suite.serviceUrl("account-service") + "/v1/ledger/verification"))
                            .header("Authorization", "Bearer " + tokens.financeToken())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(report.body()).contains("\"verified\":true");
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM (" + query + ") q")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(suite.jdbcUrl("account"), "account_owner", "local-only-account_owner");
    }
}
