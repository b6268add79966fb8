package io.okpay.payment.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorridorFeeTest {

    private static final FeeRule ANY = rule("any", null, null, null, 250);
    private static final FeeRule TO_KUWAIT = rule("to-kw", null, "KW", null, 400);
    private static final FeeRule FROM_US_TO_KUWAIT = rule("us-kw", "US", "KW", null, 300);
    private static final FeeRule TO_BANKS = rule("banks", null, null, InstrumentKind.BANK_ACCOUNT, 350);
    private static final Tariff TARIFF = Rules.tariff(List.of(ANY, TO_KUWAIT, FROM_US_TO_KUWAIT, TO_BANKS));

    @Test
    void aTransferAbroadCostsWhatTheLineOfItsTwoCountriesSaysAndElseThatOfOne() {
        assertThat(winner("US", "KW", InstrumentKind.WALLET)).isEqualTo(FROM_US_TO_KUWAIT);
        assertThat(winner("DE", "KW", InstrumentKind.WALLET)).isEqualTo(TO_KUWAIT);
        assertThat(winner("DE", "JP", InstrumentKind.WALLET)).isEqualTo(ANY);
        assertThat(winner("DE", "JP", InstrumentKind.BANK_ACCOUNT)).isEqualTo(TO_BANKS);
    }

    @Test
    void aCorridorHasTheLinesThatMayPriceWhatGoesThatWay() {
        assertThat(lines(null, "KW", InstrumentKind.WALLET)).containsExactly(ANY, TO_KUWAIT, FROM_US_TO_KUWAIT);
        assertThat(lines("DE", "KW", InstrumentKind.WALLET)).containsExactly(ANY, TO_KUWAIT);
        assertThat(lines(null, "JP", InstrumentKind.BANK_ACCOUNT)).containsExactly(ANY, TO_BANKS);
    }

    private static FeeRule winner(String from, String to, InstrumentKind kind) {
        return TARIFF.rule(new FeeBasis(PaymentType.CROSS_BORDER_TRANSFER, kind, from, to, "STANDARD", "USD"), 10_000)
                .orElseThrow();
    }

    private static List<FeeRule> lines(@Nullable String from, String to, InstrumentKind kind) {
        return TARIFF.rules().stream()
                .filter(rule -> rule.isFor(PaymentType.CROSS_BORDER_TRANSFER, kind, from, to))
                .toList();
    }

    private static FeeRule rule(
            String id, @Nullable String from, @Nullable String to, @Nullable InstrumentKind kind, int basisPoints) {
        return new FeeRule(
                id,
                PaymentType.CROSS_BORDER_TRANSFER,
                kind,
                null,
                from,
                to,
                null,
                null,
                null,
                null,
                basisPoints,
                0,
                1,
                null);
    }
}
