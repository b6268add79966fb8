package io.okpay.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"12.34,USD,1234", "12.3,USD,1230", "12,USD,1200", "-0.01,USD,-1", "7,JPY,7", "1.234,KWD,1234"})
    void parsesDecimalsOfTheCurrency(String amount, String currency, long minor) {
        assertThat(Money.of(amount, currency).minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({
        "1.234,USD,TOO_PRECISE",
        "1.5,JPY,TOO_PRECISE",
        "1e3,USD,NOT_A_DECIMAL",
        "01,USD,NOT_A_DECIMAL",
        "+1,USD,NOT_A_DECIMAL",
        "NaN,USD,NOT_A_DECIMAL",
        "999999999999999999,USD,TOO_LARGE",
        "1,ABC,UNKNOWN_CURRENCY",
        "1,XAU,UNKNOWN_CURRENCY"
    })
    void refusesWhatIsNoAmountWithTheReason(String amount, String currency, InvalidMoneyException.Reason reason) {
        assertThatThrownBy(() -> Money.of(amount, currency))
                .isInstanceOfSatisfying(
                        InvalidMoneyException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void differentCurrenciesDoNotMix() {
        Money dollars = Money.of("1", "USD");
        Money yen = Money.of("1", "JPY");
        assertThatThrownBy(() -> dollars.plus(yen)).isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> dollars.compareTo(yen)).isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void aSumBeyondLongIsAnError() {
        Money most = Money.ofMinor(Long.MAX_VALUE, "USD");
        assertThatThrownBy(() -> most.plus(Money.ofMinor(1, "USD"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void multiplicationRoundsAsNamed() {
        Money money = Money.ofMinor(250, "USD");
        assertThat(money.times(new BigDecimal("0.01"), RoundingMode.HALF_EVEN).minor())
                .isEqualTo(2);
        assertThat(money.times(new BigDecimal("0.01"), RoundingMode.HALF_UP).minor())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void writtenAndReadAgainItIsTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            for (String currency : new String[] {"JPY", "USD", "KWD"}) {
                Money money = Money.ofMinor(random.nextLong(-1_000_000_000_000_000L, 1_000_000_000_000_000L), currency);
                assertThat(Money.of(money.amount(), money.currencyCode())).isEqualTo(money);
            }
        }
    }
}
