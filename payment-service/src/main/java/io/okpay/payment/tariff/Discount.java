package io.okpay.payment.tariff;

import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What of a fee somebody else pays: a percentage of it, rounded half-even to the minor unit, and no more than {@code most}.
 *
 * @param basisPoints hundredths of a percent of the fee, 0 to 10,000
 * @param most minor units, or no bound
 */
public record Discount(int basisPoints, @Nullable Long most) {

    /** Nothing. */
    public static final Discount NONE = new Discount(0, null);

    private static final BigDecimal ONE = BigDecimal.valueOf(10_000);

    /** The part of a fee: never more than the fee, and what is left of a larger fee is never less. */
    public Money of(Money fee) {
        Money share = fee.times(BigDecimal.valueOf(basisPoints).divide(ONE), RoundingMode.HALF_EVEN);
        return most == null ? share : new Money(Math.min(most, share.minor()), fee.currency());
    }
}
