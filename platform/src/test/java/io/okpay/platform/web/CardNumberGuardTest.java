package io.okpay.platform.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardNumberGuardTest {

    @Test
    void aCardNumberInAHeaderIsRefusedAndATokenIsNotReadForOne() {
        refused("Idempotency-Key", "4242424242424242");
        refused("traceparent", "4242424242424242");
        refused("traceparent", "00-4242424242424242-4242424242424242-01");
        accepted("Authorization", "Bearer 4242424242424242");
    }

    @Test
    void idsThatMachinesDrawAreNeverRefused() {
        accepted("traceparent", "00-0af7651916cd43dd8448eb211c80319c-4242424242424242-01");
        Random random = new Random(20261123);
        byte[] trace = new byte[16];
        byte[] span = new byte[8];
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(trace);
            random.nextBytes(span);
            accepted(
                    "traceparent",
                    "00-" + HexFormat.of().formatHex(trace) + "-"
                            + HexFormat.of().formatHex(span) + "-01");
            accepted("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
            accepted("Idempotency-Key", UuidCreator.getTimeOrderedEpoch().toString());
        }
    }

    private static void refused(String name, String value) {
        assertThatThrownBy(() -> CardNumberGuard.refuseIn(Map.of(name, value).entrySet()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> org.assertj.core.api.Assertions.assertThat(refusal.code())
                                .isEqualTo(CommonProblem.CARD_NUMBER_NOT_ACCEPTED));
    }

    private static void accepted(String name, String value) {
        assertThatCode(() -> CardNumberGuard.refuseIn(Map.of(name, value).entrySet()))
                .as(value)
                .doesNotThrowAnyException();
    }
}
