package io.okpay.payment.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    @Test
    void rulesThatCouldTieAreRefused() {
        FeeRule low = Rules.band("low", null, 5_000L, 100, 0, 0);
        FeeRule overlapping = Rules.band("overlapping", 4_999L, null, 100, 0, 50);
        assertThat(refusal(low, overlapping).code()).isEqualTo(TariffProblem.TARIFF_RULES_TIE);
        assertThatCode(new RuleBook(List.of(low, Rules.band("high", 5_000L, null, 100, 0, 50)))::check)
                .doesNotThrowAnyException();
    }

    @Test
    void aLargerAmountThatWouldCostLessIsRefused() {
        FeeRule low = Rules.band("low", null, 5_000L, 300, 0, 0);
        ProblemException refusal = refusal(low, Rules.band("high", 5_000L, null, 100, 0, 149));
        assertThat(refusal.code()).isEqualTo(TariffProblem.TARIFF_FEE_FALLS);
        assertThat(refusal.arguments()).containsEntry("rule", "low").containsEntry("other", "high");
        assertThatCode(new RuleBook(List.of(low, Rules.band("high", 5_000L, null, 100, 0, 150)))::check)
                .doesNotThrowAnyException();
    }

    @Test
    void aFeeThatFallsOverAGapOrToAMoreGeneralRuleIsRefused() {
        FeeRule low = Rules.band("low", null, 5_000L, 300, 0, 0);
        assertThat(refusal(low, Rules.band("high", 5_001L, null, 0, 0, 100)).code())
                .isEqualTo(TariffProblem.TARIFF_FEE_FALLS);
        assertThat(refusal(low, Rules.of(100, 0, 1, null)).code()).isEqualTo(TariffProblem.TARIFF_FEE_FALLS);
    }

    @Test
    void aFeeThatFallsOnlyForOneTierAndCountryIsFound() {
        FeeRule abroad = new FeeRule(
                "gold",
                PaymentType.TRANSFER,
                null,
                Corridor.INTERNATIONAL,
                "CN",
                null,
                "GOLD",
                "USD",
                null,
                5_000L,
                500,
                0,
                0,
                null);
        assertThat(refusal(abroad, Rules.of(100, 0, 1, null)).code()).isEqualTo(TariffProblem.TARIFF_FEE_FALLS);
    }

    @Test
    void theMostSpecificRuleWinsByTheDocumentedOrder() {
        FeeRule any = Rules.of(100, 0, 1, null);
        FeeRule currency = Rules.band("currency", null, null, 200, 0, 0);
        FeeRule corridor = new FeeRule(
                "corridor",
                PaymentType.TRANSFER,
                null,
                Corridor.LOCAL,
                null,
                null,
                null,
                null,
                null,
                null,
                300,
                0,
                0,
                null);
        Tariff tariff = Rules.tariff(List.of(corridor, any, currency));
        assertThat(tariff.rule(Rules.LOCAL, 100)).contains(corridor);
        assertThat(Rules.tariff(List.of(any, currency)).rule(Rules.LOCAL, 100)).contains(currency);
        assertThat(tariff.ofTarget(Rules.LOCAL, Money.of("1.00", "USD"), Discount.NONE)
                        .orElseThrow()
                        .fee())
                .hasToString("0.03 USD");
    }

    private static ProblemException refusal(FeeRule... rules) {
        return catchThrowableOfType(ProblemException.class, new RuleBook(List.of(rules))::check);
    }
}
