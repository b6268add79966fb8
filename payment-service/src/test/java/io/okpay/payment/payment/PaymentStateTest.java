package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentStateTest {

    @ParameterizedTest
    @EnumSource
    void everyStateReachesATerminalState(PaymentState state) {
        Set<PaymentState> reached = new HashSet<>(Set.of(state));
        for (int step = 0; step < PaymentState.values().length; step++) {
            Set.copyOf(reached).forEach(one -> reached.addAll(one.next()));
        }
        assertThat(reached).anyMatch(PaymentState::isTerminal);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED", "EXPIRED", "CANCELLED"})
    void nothingFollowsATerminalState(PaymentState state) {
        assertThat(state.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void moneyMovesOnlyAfterAuthenticationOrWithoutNeedOfIt(PaymentState state) {
        boolean leadsToProcessing = state.next().contains(PaymentState.PROCESSING);
        assertThat(leadsToProcessing)
                .isEqualTo(EnumSet.of(PaymentState.CREATED, PaymentState.REQUIRES_AUTHENTICATION)
                        .contains(state));
    }
}
