package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.local.Suite;
import io.okpay.local.SuiteOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Kills the database, the service or the broker at random moments under load. {@code okpay.crash.cycles} and
 * {@code okpay.crash.seed} choose how often and how.
 */
class CrashCyclesTest {

    private static final int CYCLES = Integer.getInteger("okpay.crash.cycles", 10);
    private static final long SEED = Long.getLong("okpay.crash.seed", 20_261_123);
    private static final List<String> VICTIMS = List.of("account-service", "postgres", "kafka");

    private final Random random = new Random(SEED);

    @Test
    void everyAcknowledgedCommandTakesEffectOnceWhateverIsKilled() throws Exception {
        try (FinanceToken token = FinanceToken.create();
                Suite suite = Suite.start(SuiteOptions.temporary()
                        .withoutParts(Set.of(
                                "keycloak",
                                "sandbox",
                                "gateway",
                                "payment-service",
                                "fx-service",
                                "notification-service"))
                        .withEnvironment("OKPAY_ISSUER", FinanceToken.ISSUER)
                        .withEnvironment("OKPAY_JWKS", token.publicKey()))) {
            List<UUID> wallets = wallets(suite);
            try (LedgerLoad load = new LedgerLoad(suite.kafkaBrokers(), wallets, SEED)) {
                for (int cycle = 1; cycle <= CYCLES; cycle++) {
                    killOne(suite, cycle);
                }
                load.stopSending();
                await().atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> load.results().keySet().containsAll(load.acknowledged()));
                System.out.printf(
                        "crash cycles: %d with seed %d, %d commands acknowledged, %d results%n",
                        CYCLES, SEED, load.acknowledged().size(), load.results().size());
                assertThat(load.results().values())
                        .as("each command has one outcome")
                        .allMatch(kinds -> kinds.size() == 1);
                everyCommandIsInTheBooks(suite, load);
            }
            theBooksAreSound(suite);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> theChainSealsAllAndVerifies(suite, token));
        }
    }

    private void killOne(Suite suite, int cycle) {
        LockSupport.parkNanos(Duration.ofMillis(300 + random.nextInt(2_500)).toNanos());
        String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
        System.out.printf("crash cycle %d: %s%n", cycle, victim);
        suite.kill(victim);
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(700)).toNanos());
        suite.startPart(victim);
    }

    private static List<UUID> wallets(Suite suite) throws SQLException {
        List<UUID> wallets = new ArrayList<>();
        try (Connection connection = connect(suite);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO ledger_currency VALUES (840, 'USD') ON CONFLICT DO NOTHING");
            for (int i = 0; i < 40; i++) {
                UUID ref = UUID.randomUUID();
                wallets.add(ref);
                statement.execute("INSERT INTO ledger_account (number, ref, code, kind, currency) VALUES"
                        + " (nextval('ledger_account_serial') << 10 | 840, '" + ref + "', 'wallet:" + ref
                        + "', 'WALLET', 'USD')");
            }
        }
        fund(suite, wallets);
        return wallets;
    }

    private static void fund(Suite suite, List<UUID> wallets) throws SQLException {
        try (Connection connection = connect(suite);
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

    private static void everyCommandIsInTheBooks(Suite suite, LedgerLoad load) throws SQLException {
        Set<UUID> booked = new java.util.HashSet<>();
        try (Connection connection = connect(suite);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM ledger_transfer")) {
            while (row.next()) {
                booked.add(row.getObject(1, UUID.class));
            }
        }
        assertThat(booked).containsAll(load.acknowledged());
    }

    private static void theBooksAreSound(Suite suite) throws SQLException {
        assertThat(count(suite, "SELECT 1 FROM ledger_posting GROUP BY account & 1023 HAVING sum(amount) <> 0"))
                .as("currencies that do not sum to zero")
                .isZero();
        assertThat(count(suite, "SELECT 1 FROM ledger_posting GROUP BY seq, account & 1023 HAVING sum(amount) <> 0"))
                .as("transfers that do not sum to zero")
                .isZero();
        assertThat(count(
                        suite,
                        "SELECT 1 FROM ledger_account a LEFT JOIN ledger_posting p ON p.account = a.number"
                                + " GROUP BY a.number HAVING a.balance <> coalesce(sum(p.amount), 0)"
                                + " OR a.postings <> count(p.seq)"))
                .as("accounts whose balance is not that of their postings")
                .isZero();
        assertThat(count(
                        suite,
                        "SELECT 1 FROM (SELECT amount, balance_after, lag(balance_after, 1, 0::bigint)"
                                + " OVER (PARTITION BY account ORDER BY seq) AS before FROM ledger_posting) x"
                                + " WHERE before + amount <> balance_after"))
                .as("postings that do not follow from the one before")
                .isZero();
        assertThat(count(
                        suite,
                        "SELECT 1 FROM ledger_account a LEFT JOIN (SELECT u.account, -sum(u.amount) AS held"
                                + " FROM ledger_hold h, unnest(h.accounts, h.amounts) AS u (account, amount)"
                                + " WHERE h.state = 'PENDING' AND u.amount < 0 GROUP BY u.account) h ON h.account = a.ref"
                                + " WHERE a.kind = 'WALLET' AND a.held <> coalesce(h.held, 0)"))
                .as("wallets whose held money is not that of the pending holds")
                .isZero();
        assertThat(count(suite, "SELECT 1 FROM ledger_account WHERE kind = 'WALLET' AND balance - held < 0"))
                .as("overdrawn wallets")
                .isZero();
    }

    private static void theChainSealsAllAndVerifies(Suite suite, FinanceToken token) throws Exception {
        assertThat(count(
                        suite,
                        "SELECT 1 FROM ledger_posting WHERE seq >> 10 > (SELECT max(last_batch) FROM ledger_block)"))
                .as("postings that are not sealed")
                .isZero();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> report = client.send(
                    HttpRequest.newBuilder(URI.create(suite.serviceUrl("account-service") + "/v1/ledger/verification"))
                            .header("Authorization", "Bearer " + token.text())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(report.body()).contains("\"verified\":true");
        }
    }

    private static long count(Suite suite, String query) throws SQLException {
        try (Connection connection = connect(suite);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM (" + query + ") q")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connect(Suite suite) throws SQLException {
        return DriverManager.getConnection(suite.jdbcUrl("account"), "account_owner", "local-only-account_owner");
    }
}
