package io.okpay.notification.otp;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.notification.secret.KeyRing;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PasscodesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void everyPositionHasEveryDigitEquallyOften() {
        Random random = new Random(20261122);
        int codes = 200_000;
        int[][] seen = new int[6][10];
        for (int i = 0; i < codes; i++) {
            String code = Passcodes.next(random);
            assertThat(code).hasSize(6);
            for (int position = 0; position < 6; position++) {
                seen[position][code.charAt(position) - '0']++;
            }
        }
        double expected = codes / 10.0;
        for (int[] position : seen) {
            double chiSquare = 0;
            for (int count : position) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            // 9 degrees of freedom: one in a million draws is above 45
            assertThat(chiSquare).isLessThan(45);
        }
    }

    @Test
    void theFirstAndTheLastCodeAreCodes() {
        assertThat(Passcodes.next(constant(0))).isEqualTo("000000");
        assertThat(Passcodes.next(constant(999_999))).isEqualTo("999999");
    }

    @Test
    void aCodeMadeUnderThePreviousKeyVerifiesAndUnderAForgottenOneNeverDoes() {
        UUID id = UUID.fromString("0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f");
        Passcodes before = new Passcodes(ring("a", Optional.empty()));
        String keyId = before.keyId();
        byte[] hash = before.hash(keyId, id, "493817");
        Passcodes rotated = new Passcodes(ring("b", Optional.of(List.of(key("a")))));
        assertThat(rotated.keyId()).isNotEqualTo(keyId);
        assertThat(challenge(keyId, hash).guess(rotated.hash(keyId, id, "493817"), 5, NOW))
                .isEmpty();
        assertThat(challenge(keyId, hash).guess(rotated.hash(keyId, id, "493818"), 5, NOW))
                .hasValue(OtpProblem.OTP_INVALID);
        Passcodes forgotten = new Passcodes(ring("b", Optional.empty()));
        assertThat(challenge(keyId, hash).guess(forgotten.hash(keyId, id, "493817"), 5, NOW))
                .hasValue(OtpProblem.OTP_INVALID);
    }

    private static Challenge challenge(String keyId, byte[] hash) {
        return new Challenge(
                new OtpRequested(
                        UUID.fromString("0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f"),
                        OtpPurpose.REGISTRATION,
                        Channel.SMS,
                        "+14155552671",
                        "en",
                        null,
                        null,
                        Map.of(),
                        NOW.plusSeconds(60)),
                keyId,
                hash,
                Duration.ofMinutes(5),
                NOW);
    }

    private static KeyRing ring(String current, Optional<List<String>> previous) {
        return new KeyRing(key(current), previous);
    }

    private static String key(String letter) {
        return Base64.getEncoder().encodeToString(letter.repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    private static RandomGenerator constant(int value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return value;
            }

            @Override
            public int nextInt(int bound) {
                assertThat(bound).isEqualTo(1_000_000);
                return value;
            }
        };
    }
}
