package io.okpay.account.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.okpay.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FreezeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final UUID one = UUID.randomUUID();
    private final UUID another = UUID.randomUUID();
    private final Freeze freeze =
            new Freeze(UUID.randomUUID(), FreezeReason.UNUSUAL_ACTIVITY, NOW.plusSeconds(3600), NOW);

    @Test
    void itEndsWhenASecondOperatorAgreesWithTheFirst() {
        freeze.requestRelease(one);
        assertThat(freeze.state()).isEqualTo(FreezeState.RELEASE_REQUESTED);
        freeze.release(another, NOW.plusSeconds(60));
        assertThat(freeze.state()).isEqualTo(FreezeState.RELEASED);
        assertThat(freeze.releasedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void nobodyAgreesWithThemselves() {
        freeze.requestRelease(one);
        refused(() -> freeze.release(one, NOW), FreezeProblem.SECOND_OPERATOR_REQUIRED);
        assertThat(freeze.state()).isEqualTo(FreezeState.RELEASE_REQUESTED);
        assertThat(freeze.releasedAt()).isNull();
    }

    @Test
    void nothingIsAgreedToThatNobodyAskedFor() {
        refused(() -> freeze.release(another, NOW), FreezeProblem.RELEASE_NOT_REQUESTED);
        assertThat(freeze.state()).isEqualTo(FreezeState.FROZEN);
    }

    @Test
    void theFirstToAskStaysTheOneWhoAsked() {
        freeze.requestRelease(one);
        refused(() -> freeze.requestRelease(another), FreezeProblem.RELEASE_ALREADY_REQUESTED);
        refused(() -> freeze.release(one, NOW), FreezeProblem.SECOND_OPERATOR_REQUIRED);
    }

    @Test
    void whatIsOverIsOver() {
        freeze.requestRelease(one);
        freeze.release(another, NOW);
        refused(() -> freeze.requestRelease(one), FreezeProblem.FREEZE_ENDED);
        refused(() -> freeze.release(one, NOW), FreezeProblem.FREEZE_ENDED);
    }

    private static void refused(ThrowingCallable call, FreezeProblem problem) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(problem));
    }
}
