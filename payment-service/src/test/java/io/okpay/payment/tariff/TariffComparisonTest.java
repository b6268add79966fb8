package io.okpay.payment.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.event.TariffChange;
import io.okpay.platform.event.TariffTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TariffComparisonTest {

    @Test
    void pricesForTheSamePaymentsStandSideBySideWhateverTheirRulesAreCalled() {
        List<TariffChange> changes = TariffComparison.of(
                List.of(rule("a", Corridor.LOCAL, 100), rule("b", Corridor.INTERNATIONAL, 300), rule("c", null, 500)),
                List.of(rule("x", Corridor.LOCAL, 100), rule("y", Corridor.INTERNATIONAL, 325)));
        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst().corridor()).isEqualTo("INTERNATIONAL");
        assertThat(changes.getFirst().before()).isEqualTo(terms(300));
        assertThat(changes.getFirst().after()).isEqualTo(terms(325));
        assertThat(changes.getLast().before()).isEqualTo(terms(500));
        assertThat(changes.getLast().after()).isNull();
    }

    @Test
    void tariffsWithTheSamePricesHaveNothingToTell() {
        assertThat(TariffComparison.of(
                        List.of(rule("a", Corridor.LOCAL, 100)), List.of(rule("b", Corridor.LOCAL, 100))))
                .isEmpty();
    }

    private static TariffTerms terms(int basisPoints) {
        return new TariffTerms(basisPoints, 0, 1, null);
    }

    private static FeeRule rule(String id, @Nullable Corridor corridor, int basisPoints) {
        return new FeeRule(
                id, PaymentType.TRANSFER, null, corridor, null, null, null, null, null, null, basisPoints, 0, 1, null);
    }
}
