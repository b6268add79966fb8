package io.okpay.notification.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PasscodesTest {

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
