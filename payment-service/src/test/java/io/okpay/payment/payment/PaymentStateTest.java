package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.testing.Generated;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
    @EnumSource
    void onlyRefundsFollowATerminalStateAndOnlyWhereMoneyArrived(PaymentState state) {
        Set<PaymentState> refunds = Set.of(PaymentState.PARTIALLY_REFUNDED, PaymentState.REFUNDED);
        if (state.isTerminal()) {
            assertThat(refunds).containsAll(state.next());
        }
        if (!state.arrived()) {
            assertThat(state.next()).doesNotContainAnyElementsOf(refunds);
        }
    }

    @ParameterizedTest
    @EnumSource
    void moneyMovesOnlyAfterAuthenticationOrWithoutNeedOfIt(PaymentState state) {
        boolean leadsToProcessing = state.next().contains(PaymentState.PROCESSING);
        assertThat(leadsToProcessing)
                .isEqualTo(EnumSet.of(PaymentState.CREATED, PaymentState.REQUIRES_AUTHENTICATION)
                        .contains(state));
    }

    @Test
    void theDiagramInTheDocumentsIsThatOfTheCode() {
        StringBuilder diagram = new StringBuilder("""
                # The states of a payment

                Generated from the code.

                ```mermaid
                stateDiagram-v2
                    [*] --> CREATED
                """);
        for (PaymentState state : PaymentState.values()) {
            state.next().stream().sorted().forEach(next -> diagram.append("    %s --> %s%n".formatted(state, next)));
            if (state.isTerminal()) {
                diagram.append("    %s --> [*]%n".formatted(state));
            }
        }
        Generated.isUpToDate("payment-states.md", diagram.append("```\n").toString());
    }
}
