package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.local.Suite;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Random payments across twelve currencies while services and the broker are killed. {@code okpay.fx.payments},
 * {@code okpay.fx.kills} and {@code okpay.fx.seed} choose how many and which.
 */
class ExchangeCrashTest {

    private static final int PAYMENTS = Integer.getInteger("okpay.fx.payments", 300);
    private static final int KILLS = Integer.getInteger("okpay.fx.kills", Math.max(3, PAYMENTS / 400));
    private static final long SEED = Long.getLong("okpay.fx.seed", 20_261_201);
    private static final int CUSTOMERS = Math.clamp(PAYMENTS / 50, 2, 12);
    private static final List<String> VICTIMS = List.of("payment-service", "account-service", "fx-service", "kafka");

    private final Suite suite = RunningSuite.get();
    private final Gateway gateway = RunningSuite.gateway();
    private final Random random = new Random(SEED);
    private final List<String> victims = new ArrayList<>();

    @Test
    void everyExchangeTakesEffectOnceAndBooksAndExposureAgreeToTheMinorUnitWhateverIsKilled() throws Exception {
        FxBooks fx = new FxBooks(gateway);
        try (ExchangeLoad load = new ExchangeLoad(gateway, CUSTOMERS, PAYMENTS, SEED)) {
            Map<String, String> before = fx.agreed(known -> true);
            Instant begin = Instant.now();
            load.begin();
            for (int kill = 1; kill <= KILLS; kill++) {
                killOne(load, kill);
            }
            load.awaitEnd();
            System.out.printf(
                    "exchanges: %d with seed %d, %d customers, %d kills, %d s: %s%n",
                    load.started(),
                    SEED,
                    CUSTOMERS,
                    KILLS,
                    Duration.between(begin, Instant.now()).toSeconds(),
                    load.outcomes());
            assertThat(load.started()).isEqualTo(PAYMENTS);
            assertThat(unfinishedPayments(begin)).isZero();
            Map<String, String> expected = with(before, load.positions());
            assertThat(fx.agreed(expected::equals)).isEqualTo(expected);
            fx.awaitReconciled();
            for (ExchangingCustomer customer : load.customers()) {
                assertThat(customer.available()).isEqualTo(customer.expected());
            }
        }
        new LedgerBooks(suite).areSound();
    }

    /** Kills are spread over the payments, each at a random moment of its part. */
    private void killOne(ExchangeLoad load, int kill) {
        int at = (int) ((kill - 1 + random.nextDouble()) * PAYMENTS / KILLS);
        while (load.started() < at && !load.isOver()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        String victim = nextVictim();
        System.out.printf("exchanges: kill %d of %d after %d payments: %s%n", kill, KILLS, load.started(), victim);
        suite.kill(victim);
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(700)).toNanos());
        suite.startPart(victim);
    }

    /** Each of them in turn, in an order that is another one each time. */
    private String nextVictim() {
        if (victims.isEmpty()) {
            victims.addAll(VICTIMS);
            Collections.shuffle(victims, random);
        }
        return victims.removeLast();
    }

    private long unfinishedPayments(Instant since) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        suite.jdbcUrl("payment"), "payment_owner", "local-only-payment_owner");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM payment WHERE type IN ('CONVERSION', 'CROSS_BORDER_TRANSFER')"
                                + " AND state IN ('CREATED', 'REQUIRES_AUTHENTICATION', 'PROCESSING', 'IN_REVIEW')"
                                + " AND created_at >= '" + since + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Map<String, String> with(Map<String, String> before, Map<String, Long> minor) {
        Map<String, String> after = new TreeMap<>(before);
        minor.forEach((account, more) -> after.merge(
                account,
                decimal(account, more).toPlainString(),
                (one, other) -> new BigDecimal(one).add(new BigDecimal(other)).toPlainString()));
        after.values().removeIf(amount -> new BigDecimal(amount).signum() == 0);
        return after;
    }

    private static BigDecimal decimal(String account, long minor) {
        String currency = account.substring(account.indexOf(' ') + 1);
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
