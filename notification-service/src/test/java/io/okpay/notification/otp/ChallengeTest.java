package io.okpay.notification.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final byte[] RIGHT = {1, 2, 3};
    private static final byte[] WRONG = {1, 2, 4};

    @Test
    void aRightCodeIsRightOnce() {
        Challenge challenge = challenge(Map.of(), NOW.plusSeconds(600));
        assertThat(challenge.guess(RIGHT, 5, NOW)).isEmpty();
        assertThat(challenge.guess(RIGHT, 5, NOW)).hasValue(OtpProblem.OTP_ALREADY_USED);
    }

    @Test
    void theFifthWrongCodeLocksAndNothingHelpsAfterwards() {
        Challenge challenge = challenge(Map.of(), NOW.plusSeconds(600));
        for (int i = 0; i < 5; i++) {
            assertThat(challenge.guess(WRONG, 5, NOW)).hasValue(OtpProblem.OTP_INVALID);
        }
        assertThat(challenge.state()).isEqualTo(Challenge.State.LOCKED);
        assertThat(challenge.guess(RIGHT, 5, NOW)).hasValue(OtpProblem.OTP_ATTEMPTS_EXCEEDED);
        assertThat(challenge.retryAfterSeconds(NOW)).isEqualTo(300);
        assertThat(challenge.retryAfterSeconds(NOW.plusSeconds(900))).isEqualTo(1);
    }

    @Test
    void aCodeLivesFiveMinutesOrLessWhenTheCommandSaysSo() {
        assertThat(challenge(Map.of(), NOW.plusSeconds(600)).expiresAt()).isEqualTo(NOW.plusSeconds(300));
        Challenge shorter = challenge(Map.of(), NOW.plusSeconds(60));
        assertThat(shorter.guess(WRONG, 5, NOW.plusMillis(59_999))).hasValue(OtpProblem.OTP_INVALID);
        assertThat(shorter.guess(RIGHT, 5, NOW.plusSeconds(60))).hasValue(OtpProblem.OTP_EXPIRED);
        assertThat(shorter.state()).isEqualTo(Challenge.State.EXPIRED);
    }

    @Test
    void noCodeVerifiesADecoy() {
        Challenge decoy = challenge(Map.of("decoy", "true"), NOW.plusSeconds(600));
        assertThat(decoy.guess(RIGHT, 5, NOW)).hasValue(OtpProblem.OTP_INVALID);
    }

    @Test
    void aPaymentNamesItsCustomer() {
        assertThatThrownBy(() -> new Challenge(
                        command(OtpPurpose.PAYMENT, null, Map.of(), NOW.plusSeconds(60)), "k", RIGHT, LIFE, NOW))
                .isInstanceOf(NullPointerException.class);
    }

    private static Challenge challenge(Map<String, String> variables, Instant expiresAt) {
        return new Challenge(command(OtpPurpose.REGISTRATION, null, variables, expiresAt), "k", RIGHT, LIFE, NOW);
    }

    private static OtpRequested command(
            OtpPurpose purpose, @Nullable UUID customerId, Map<String, String> variables, Instant expiresAt) {
        return new OtpRequested(
                UUID.fromString("0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f"),
                purpose,
                Channel.SMS,
                "+14155552671",
                "en",
                customerId,
                null,
                variables,
                expiresAt);
    }
}
