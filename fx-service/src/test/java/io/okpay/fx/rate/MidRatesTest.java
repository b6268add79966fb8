package io.okpay.fx.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MidRatesTest {

    private static final double HALF_A_UNIT_OF_THE_TENTH_DIGIT = 5e-10;

    private final Random random = new Random(20261123);

    @Test
    void aCrossGoesThroughTheBaseAndHasTenSignificantDigits() {
        MidRates rates = new MidRates("EUR", Map.of("USD", new BigDecimal("1.0812"), "JPY", new BigDecimal("161.34")));
        assertThat(rates.mid(new CurrencyPair("USD", "JPY"))).contains(new BigDecimal("149.2230855"));
        assertThat(rates.mid(new CurrencyPair("JPY", "USD"))).contains(new BigDecimal("0.006701375976"));
        assertThat(rates.mid(new CurrencyPair("EUR", "USD")).orElseThrow()).isEqualByComparingTo("1.0812");
    }

    @Test
    void aPairAndItsInverseMultiplyToOneWithinTheirPrecision() {
        for (int round = 0; round < 200; round++) {
            MidRates rates = some();
            for (String one : rates.currencies()) {
                for (String other : rates.currencies()) {
                    BigDecimal there = mid(rates, one, other);
                    BigDecimal back = mid(rates, other, one);
                    assertThat(there.multiply(back).doubleValue())
                            .as(one + "/" + other)
                            .isCloseTo(1, within(2.1 * HALF_A_UNIT_OF_THE_TENTH_DIGIT));
                    assertThat(there.precision()).isLessThanOrEqualTo(MidRates.DIGITS);
                }
            }
        }
    }

    @Test
    void aWayThroughAThirdCurrencyIsTheSameWithinThePrecisionOfItsLegs() {
        for (int round = 0; round < 50; round++) {
            MidRates rates = some();
            List<String> all = List.copyOf(rates.currencies());
            for (String a : all) {
                for (String b : all) {
                    for (String c : all) {
                        double direct = mid(rates, a, c).doubleValue();
                        double around =
                                mid(rates, a, b).multiply(mid(rates, b, c)).doubleValue();
                        assertThat(around / direct)
                                .as(a + b + c)
                                .isCloseTo(1, within(3.1 * HALF_A_UNIT_OF_THE_TENTH_DIGIT));
                    }
                }
            }
        }
    }

    @Test
    void aCurrencyWithoutARateHasNoCross() {
        assertThat(new MidRates("EUR", Map.of("USD", BigDecimal.TWO)).mid(new CurrencyPair("USD", "JPY")))
                .isEmpty();
    }

    @Test
    void aRateThatIsNotPositiveAndABaseThatIsNotOneAreRefused() {
        assertThatThrownBy(() -> new MidRates("EUR", Map.of("USD", BigDecimal.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MidRates("EUR", Map.of("USD", BigDecimal.ONE.negate())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MidRates("EUR", Map.of("EUR", BigDecimal.TWO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMarketQuotesEachPairOneWay() {
        assertThat(CurrencyPair.inMarketOrder("USD", "EUR")).hasToString("EUR/USD");
        assertThat(CurrencyPair.inMarketOrder("JPY", "USD")).hasToString("USD/JPY");
        assertThat(CurrencyPair.inMarketOrder("PLN", "CZK")).hasToString("CZK/PLN");
        assertThat(CurrencyPair.inMarketOrder("USD", "USD")).hasToString("USD/USD");
        assertThat(CurrencyPair.parse("eur/usd")).isEmpty();
        assertThat(CurrencyPair.parse("EUR/USD/GBP")).isEmpty();
        assertThat(CurrencyPair.parse("EUR/USD").map(CurrencyPair::inverse)).contains(new CurrencyPair("USD", "EUR"));
    }

    /** Rates from 0.0001 to 100,000, as far apart as currencies are. */
    private MidRates some() {
        Map<String, BigDecimal> rates = new TreeMap<>();
        for (String currency : List.of("USD", "JPY", "KWD", "IDR", "GBP")) {
            rates.put(
                    currency,
                    BigDecimal.valueOf(Math.pow(10, random.nextDouble() * 9 - 4))
                            .setScale(6, RoundingMode.UP));
        }
        return new MidRates("EUR", rates);
    }

    private static BigDecimal mid(MidRates rates, String base, String quote) {
        return rates.mid(new CurrencyPair(base, quote)).orElseThrow();
    }
}
