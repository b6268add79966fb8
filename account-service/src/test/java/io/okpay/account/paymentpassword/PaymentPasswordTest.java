package io.okpay.account.paymentpassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentPasswordTest {

    private final Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final PaymentPassword password = new PaymentPassword(UUID.randomUUID(), "837465", now);

    @Test
    void acceptsTheRightDigitsAndForgetsEarlierFailures() {
        password.accepts("000000", now);
        assertThat(password.attemptsRemaining()).isEqualTo(4);
        assertThat(password.accepts("837465", now)).isTrue();
        assertThat(password.attemptsRemaining()).isEqualTo(5);
    }

    @Test
    void locksAfterFiveFailuresEvenForTheRightDigits() {
        fail(5, now);
        assertThat(password.isLocked(now)).isTrue();
        assertThat(password.accepts("837465", now)).isFalse();
        assertThat(password.accepts("837465", now.plus(Duration.ofSeconds(61)))).isTrue();
    }

    @Test
    void locksLongerEachTime() {
        fail(5, now);
        Instant second = now.plus(Duration.ofMinutes(2));
        fail(5, second);
        assertThat(password.isLocked(second.plus(Duration.ofMinutes(4)))).isTrue();
        assertThat(password.isLocked(second.plus(Duration.ofMinutes(6)))).isFalse();
    }

    private void fail(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            assertThat(password.accepts("000001", at)).isFalse();
        }
    }
}
