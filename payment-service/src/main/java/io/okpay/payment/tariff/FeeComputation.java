package io.okpay.payment.tariff;

import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a rule makes a fee, step by step: the percentage of the base, rounded, plus what is fixed, within the bounds.
 *
 * @param basisPoints hundredths of a percent
 * @param base what the percentage is of
 * @param unrounded the percentage of the base with all its digits
 * @param rounding how that becomes a share: to the minor unit
 * @param least the fee is not below
 * @param most the fee is not above, if there is a bound
 * @param bound LEAST or MOST when that bound made the fee
 * @param fee the outcome
 */
public record FeeComputation(
        int basisPoints,
        Money base,
        String unrounded,
        String rounding,
        Money share,
        Money fixed,
        Money least,
        @Nullable Money most,
        @Nullable String bound,
        Money fee) {

    /** Prices the base by the rule. */
    static FeeComputation of(FeeRule rule, Money base) {
        String currency = base.currencyCode();
        Money share = rule.share(base);
        Money fixed = Money.ofMinor(rule.fixed(), currency);
        Money fee = rule.fee(base);
        return new FeeComputation(
                rule.basisPoints(),
                base,
                base.toDecimal()
                        .multiply(BigDecimal.valueOf(rule.basisPoints(), 4))
                        .toPlainString(),
                "HALF_EVEN",
                share,
                fixed,
                Money.ofMinor(rule.least(), currency),
                rule.most() == null ? null : Money.ofMinor(rule.most(), currency),
                bound(fee.compareTo(share.plus(fixed))),
                fee);
    }

    private static @Nullable String bound(int difference) {
        if (difference == 0) {
            return null;
        }
        return difference > 0 ? "LEAST" : "MOST";
    }
}
