package io.okpay.notification.otp;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.okpay.notification.quota.Quota;
import io.okpay.notification.quota.Quotas;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageBudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Quotas quotas;
    private final AgroalDataSource dataSource;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private record Bound(int limit, Duration window) implements Quota {}

    private record Rules(Quota all, Quota perCallingCode, Map<String, Quota> callingCodes) implements BudgetRules {}

    MessageBudgetTest(Quotas quotas, AgroalDataSource dataSource) {
        this.quotas = quotas;
        this.dataSource = dataSource;
    }

    @Test
    void theAlarmSoundsOnceForEachWindowAndEachRefusalIsCounted() throws Exception {
        clear("+691");
        MessageBudget budget = budget(new Bound(1_000_000, Duration.ofHours(1)), 2);
        List<LogRecord> alarms = alarms(() -> {
            assertThat(spend(budget, NOW)).isTrue();
            assertThat(spend(budget, NOW.plusSeconds(1))).isTrue();
            assertThat(spend(budget, NOW.plusSeconds(2))).isFalse();
            assertThat(spend(budget, NOW.plusSeconds(3))).isFalse();
            assertThat(spend(budget, NOW.plusSeconds(3601))).isTrue();
        });
        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.getLevel().intValue()).isGreaterThanOrEqualTo(1000));
        assertThat(metrics.counter("okpay.passcode.budget.spent", "destination", "+691")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void whatAllCountriesShareIsBoundedToo() throws Exception {
        clear("+691");
        MessageBudget budget = budget(new Bound(0, Duration.ofHours(1)), 100);
        assertThat(spend(budget, NOW)).isFalse();
        assertThat(metrics.counter("okpay.passcode.budget.spent", "destination", "all")
                        .count())
                .isEqualTo(1);
    }

    private MessageBudget budget(Quota all, int ofMicronesia) {
        return new MessageBudget(
                quotas,
                new Rules(
                        all,
                        new Bound(0, Duration.ofHours(1)),
                        Map.of("691", new Bound(ofMicronesia, Duration.ofHours(1)))),
                metrics);
    }

    private static boolean spend(MessageBudget budget, Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> budget.spend("+6911234567", now).isEmpty());
    }

    private void clear(String destination) throws Exception {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("DELETE FROM quota WHERE subject = ?")) {
            delete.setString(1, "passcode-budget:" + destination);
            delete.executeUpdate();
        }
    }

    private static List<LogRecord> alarms(Runnable attack) {
        Queue<LogRecord> records = new ConcurrentLinkedQueue<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(MessageBudget.class.getName());
        logger.addHandler(listener);
        try {
            attack.run();
        } finally {
            logger.removeHandler(listener);
        }
        return List.copyOf(records);
    }
}
