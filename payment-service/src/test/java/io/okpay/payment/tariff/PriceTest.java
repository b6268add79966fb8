package io.okpay.payment.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.money.Money;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

    private static final FeeRule ONE_PERCENT = rule(100, 0, 1, null);

    @Test
    void theFeeComesOnTopOfATargetAmount() {
        Price price = Price.ofTarget(Money.of("30.00", "USD"), ONE_PERCENT);
        assertThat(price.fee()).hasToString("0.30 USD");
        assertThat(price.debit()).hasToString("30.30 USD");
    }

    @Test
    void theFeeComesOutOfASourceAmount() {
        Price price = Price.ofSource(Money.of("30.30", "USD"), ONE_PERCENT);
        assertThat(price.received()).hasToString("30.00 USD");
        assertThat(price.debit()).hasToString("30.30 USD");
    }

    @Test
    void roundsHalfEvenToTheMinorUnit() {
        FeeRule rule = rule(100, 0, 0, null);
        assertThat(rule.fee(Money.ofMinor(50, "USD")).minor()).isEqualTo(0);
        assertThat(rule.fee(Money.ofMinor(150, "USD")).minor()).isEqualTo(2);
        assertThat(rule.fee(Money.ofMinor(250, "JPY")).minor()).isEqualTo(2);
    }

    @Test
    void nothingIsReceivedWhenTheFeeEatsTheAmount() {
        assertThat(Price.ofSource(Money.ofMinor(1, "USD"), ONE_PERCENT)
                        .received()
                        .isZero())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void receivedPlusFeeIsAlwaysTheDebitAndASourceIsSpentToTheMinorUnit(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long least = random.nextInt(30);
            FeeRule rule = rule(
                    random.nextInt(300),
                    random.nextInt(50),
                    least,
                    random.nextBoolean() ? least + random.nextInt(1_000) : null);
            Money amount = Money.ofMinor(1 + random.nextLong(1_000_000_000L), "KWD");
            Price target = Price.ofTarget(amount, rule);
            assertThat(target.debit()).isEqualTo(target.received().plus(target.fee()));
            Price source = Price.ofSource(amount, rule);
            if (source.received().isPositive()) {
                assertThat(source.debit()).isEqualTo(amount);
                assertThat(Math.abs(source.fee().minor()
                                - rule.fee(source.received()).minor()))
                        .as("%s of %s", rule, amount)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    private static FeeRule rule(int basisPoints, long fixed, long least, @org.jspecify.annotations.Nullable Long most) {
        return new FeeRule("test", 1, PaymentType.TRANSFER, null, null, basisPoints, fixed, least, most);
    }
}
