package io.okpay.payment.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

    private static final Tariff ONE_PERCENT = Rules.tariff(List.of(Rules.of(100, 0, 1, null)));

    @Test
    void theFeeComesOnTopOfATargetAmount() {
        Price price = ofTarget(ONE_PERCENT, "30.00");
        assertThat(price.fee()).hasToString("0.30 USD");
        assertThat(price.debit()).hasToString("30.30 USD");
    }

    @Test
    void theFeeComesOutOfASourceAmount() {
        Price price = ofSource(ONE_PERCENT, "30.30");
        assertThat(price.received()).hasToString("30.00 USD");
        assertThat(price.debit()).hasToString("30.30 USD");
    }

    @Test
    void roundsHalfEvenToTheMinorUnit() {
        FeeRule rule = Rules.of(100, 0, 0, null);
        assertThat(rule.fee(Money.ofMinor(50, "USD")).minor()).isEqualTo(0);
        assertThat(rule.fee(Money.ofMinor(150, "USD")).minor()).isEqualTo(2);
        assertThat(rule.fee(Money.ofMinor(250, "JPY")).minor()).isEqualTo(2);
    }

    @Test
    void nothingIsReceivedWhenTheFeeEatsTheAmount() {
        assertThat(ofSource(ONE_PERCENT, "0.01").received().isZero()).isTrue();
    }

    @Test
    void whereTheFeeMakesAStepADebitBetweenTheBandsIsNotSpentToTheEnd() {
        Tariff steps = Rules.tariff(
                List.of(Rules.band("small", null, 5_000L, 0, 50, 0), Rules.band("large", 5_000L, null, 0, 100, 0)));
        assertThat(ofSource(steps, "50.49").received()).hasToString("49.99 USD");
        Price between = ofSource(steps, "50.70");
        assertThat(between.received()).hasToString("49.99 USD");
        assertThat(between.fee()).hasToString("0.50 USD");
        assertThat(between.rule()).isEqualTo("small");
        assertThat(ofSource(steps, "51.00").received()).hasToString("50.00 USD");
        assertThat(ofSource(steps, "51.00").rule()).isEqualTo("large");
    }

    @Test
    void aPromotionTakesItsRoundedShareOffTheFeeAndNoMoreThanItsMost() {
        Money amount = Money.of("30.50", "USD");
        Price half = ONE_PERCENT
                .ofTarget(Rules.LOCAL, amount, new Discount(5_000, null))
                .orElseThrow();
        assertThat(half.fee()).hasToString("0.30 USD");
        assertThat(half.promotion()).hasToString("0.15 USD");
        assertThat(half.debit()).hasToString("30.65 USD");
        assertThat(new Discount(5_000, null).of(Money.of("0.25", "USD"))).hasToString("0.12 USD");
        assertThat(new Discount(5_000, null).of(Money.of("0.27", "USD"))).hasToString("0.14 USD");
        assertThat(new Discount(5_000, 7L).of(Money.of("0.27", "USD"))).hasToString("0.07 USD");
    }

    @Test
    void withAWaivedFeeAllOfTheSourceArrives() {
        Price waived = ONE_PERCENT
                .ofSource(Rules.LOCAL, Money.of("30.30", "USD"), new Discount(10_000, null))
                .orElseThrow();
        assertThat(waived.received()).hasToString("30.30 USD");
        assertThat(waived.promotion()).isEqualTo(waived.fee()).hasToString("0.30 USD");
    }

    @Test
    void noRuleMeansNoPrice() {
        Tariff large = Rules.tariff(List.of(Rules.band("large", 5_000L, null, 0, 100, 0)));
        assertThat(large.ofTarget(Rules.LOCAL, Money.of("49.99", "USD"), Discount.NONE))
                .isEmpty();
        assertThat(large.ofSource(Rules.LOCAL, Money.of("49.99", "USD"), Discount.NONE))
                .isEmpty();
        assertThat(ofSource(large, "50.99").received().isZero()).isTrue();
        assertThat(ofSource(large, "51.00").received()).hasToString("50.00 USD");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void receivedPlusFeeLessPromotionIsTheDebitAndMoreNeverCostsLess(long seed) {
        Random random = new Random(seed);
        Tariff tariff = Rules.tariff(Rules.book(random));
        for (int i = 0; i < 500; i++) {
            FeeBasis basis = Rules.basis(random);
            Discount discount = Rules.discount(random);
            Optional<Price> before = Optional.empty();
            long amount = 1;
            for (int step = 0; step < 40; step++) {
                amount += random.nextInt(1 + (int) Math.min(amount, 1_000_000));
                Optional<Price> price = tariff.ofTarget(basis, Money.ofMinor(amount, basis.currency()), discount);
                if (price.isPresent() && before.isPresent()) {
                    assertThat(price.get().fee())
                            .as("%s after %s of %s", price, before, tariff)
                            .isGreaterThanOrEqualTo(before.get().fee());
                    assertThat(price.get().fee().minus(price.get().promotion()))
                            .as("%s after %s with %s", price, before, discount)
                            .isGreaterThanOrEqualTo(
                                    before.get().fee().minus(before.get().promotion()));
                }
                price.ifPresent(one -> {
                    assertThat(one.debit())
                            .isEqualTo(one.received().plus(one.fee()).minus(one.promotion()));
                    assertThat(one.promotion()).isBetween(Money.zero(basis.currency()), one.fee());
                });
                before = price.isPresent() ? price : before;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void aFixedSourceAndAFixedTargetAgree(long seed) {
        Random random = new Random(seed);
        Tariff tariff = Rules.tariff(Rules.book(random));
        for (int i = 0; i < 2_000; i++) {
            FeeBasis basis = Rules.basis(random);
            Discount discount = Rules.discount(random);
            Money amount = Money.ofMinor(
                    1L + (random.nextBoolean() ? random.nextInt(3_000) : random.nextLong(1_000_000_000L)),
                    basis.currency());
            tariff.ofTarget(basis, amount, discount)
                    .ifPresent(price -> assertThat(tariff.ofSource(basis, price.debit(), discount))
                            .as("%s of %s", price, tariff)
                            .contains(price));
            tariff.ofSource(basis, amount, discount)
                    .filter(price -> price.received().isPositive())
                    .ifPresent(price -> checkSource(tariff, basis, discount, amount, price));
        }
    }

    private static void checkSource(Tariff tariff, FeeBasis basis, Discount discount, Money source, Price price) {
        Price same = tariff.ofTarget(basis, price.received(), discount).orElseThrow();
        assertThat(price.rule()).isEqualTo(same.rule());
        assertThat(price.promotion()).isEqualTo(same.promotion()).isLessThanOrEqualTo(price.fee());
        assertThat(price.debit()).isEqualTo(price.received().plus(price.fee()).minus(price.promotion()));
        assertThat(same.fee().minor() - price.fee().minor())
                .as("the last minor unit goes to the payee")
                .isBetween(0L, price.debit().equals(source) ? 1L : 0L);
        assertThat(price.debit()).isLessThanOrEqualTo(source);
        if (price.debit().compareTo(source) < 0) {
            tariff.ofTarget(basis, price.received().plus(Money.ofMinor(1, basis.currency())), discount)
                    .ifPresent(next -> assertThat(next.debit())
                            .as("only a step of the fee leaves something of the source")
                            .isGreaterThan(source.plus(Money.ofMinor(1, basis.currency()))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void theRulesThatFitAreInATotalOrderWhateverTheirPlace(long seed) {
        Random random = new Random(seed);
        List<FeeRule> rules = Rules.book(random);
        assertThat(rules).hasSizeGreaterThan(10).anyMatch(rule -> rule.names().contains("amount"));
        List<FeeRule> shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, random);
        for (int i = 0; i < 2_000; i++) {
            FeeBasis basis = Rules.basis(random);
            long amount = 1L + random.nextInt(200_000);
            assertThat(rules.stream().filter(rule -> rule.fits(basis, amount)).map(FeeRule::specificity))
                    .doesNotHaveDuplicates();
            assertThat(Tariff.winner(shuffled, basis, amount)).isEqualTo(Tariff.winner(rules, basis, amount));
        }
    }

    private static Price ofTarget(Tariff tariff, String amount) {
        return tariff.ofTarget(Rules.LOCAL, Money.of(amount, "USD"), Discount.NONE)
                .orElseThrow();
    }

    private static Price ofSource(Tariff tariff, String amount) {
        return tariff.ofSource(Rules.LOCAL, Money.of(amount, "USD"), Discount.NONE)
                .orElseThrow();
    }
}
