package io.okpay.notification.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LATE = Duration.ofSeconds(15);
    private static final Duration GONE = Duration.ofSeconds(45);

    @Test
    void aServiceIsAsWellAsItsReplicasSay() {
        assertThat(of(report(true, 1))).isEqualTo(Health.OPERATIONAL);
        assertThat(of(report(true, 1), report(false, 2))).isEqualTo(Health.DEGRADED);
        assertThat(of(report(false, 1))).isEqualTo(Health.DOWN);
        assertThat(of()).isEqualTo(Health.DOWN);
    }

    @Test
    void silenceIsDegradedAndThenDown() {
        assertThat(of(report(true, 14))).isEqualTo(Health.OPERATIONAL);
        assertThat(of(report(true, 15))).isEqualTo(Health.DEGRADED);
        assertThat(of(report(true, 44))).isEqualTo(Health.DEGRADED);
        assertThat(of(report(true, 45))).isEqualTo(Health.DOWN);
    }

    @Test
    void aReplicaThatIsGoneDoesNotSpoilTheOneThatTookOver() {
        assertThat(of(report(true, 1), report(false, 100))).isEqualTo(Health.OPERATIONAL);
        assertThat(of(report(false, 1), report(true, 100))).isEqualTo(Health.DOWN);
    }

    @Test
    void withoutAHelperACapabilityIsDegradedAndWithoutAServiceThatItNeedsDown() {
        Map<String, Health> noMessages = Map.of(
                "account-service", Health.OPERATIONAL,
                "payment-service", Health.OPERATIONAL);
        assertThat(Capability.TRANSFERS.health(noMessages)).isEqualTo(Health.DEGRADED);
        assertThat(Capability.REGISTRATION.health(noMessages)).isEqualTo(Health.DOWN);
        assertThat(Capability.CONVERSION.health(noMessages)).isEqualTo(Health.DOWN);
        assertThat(Capability.WALLETS.health(noMessages)).isEqualTo(Health.OPERATIONAL);
    }

    private static Health of(Health.Report... reports) {
        return Health.of(List.of(reports), NOW, LATE, GONE);
    }

    private static Health.Report report(boolean ready, int secondsAgo) {
        return new Health.Report(ready, NOW.minusSeconds(secondsAgo));
    }
}
