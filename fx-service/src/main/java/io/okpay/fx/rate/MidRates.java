package io.okpay.fx.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one unit of a base is worth in other currencies, and all crosses through that base. A cross is rounded once, half to
 * even, at {@value #DIGITS} significant digits.
 */
public final class MidRates {

    /** The significant digits of a rate. */
    public static final int DIGITS = 10;

    /** How a mid rate is rounded. */
    public static final MathContext PRECISION = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

    private final String base;
    private final Map<String, BigDecimal> byCurrency;

    /**
     * Rates of a base.
     *
     * @throws IllegalArgumentException when a rate is not positive, or the base is given another rate than one
     */
    public MidRates(String base, Map<String, BigDecimal> rates) {
        this.base = base;
        this.byCurrency = new TreeMap<>(rates);
        byCurrency.forEach((currency, rate) -> {
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException("The rate of " + currency + " is " + rate);
            }
        });
        BigDecimal own = byCurrency.put(base, BigDecimal.ONE);
        if (own != null && own.compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("The base " + base + " is given the rate " + own);
        }
    }

    /** The currency that all rates are of. */
    public String base() {
        return base;
    }

    /** All currencies with a rate, the base too. */
    public Set<String> currencies() {
        return new TreeSet<>(byCurrency.keySet());
    }

    /** The rate of a pair; empty when one of its currencies has none. */
    public Optional<BigDecimal> mid(CurrencyPair pair) {
        BigDecimal ofBase = byCurrency.get(pair.base());
        BigDecimal ofQuote = byCurrency.get(pair.quote());
        return ofBase == null || ofQuote == null ? Optional.empty() : Optional.of(ofQuote.divide(ofBase, PRECISION));
    }
}
