package io.okpay.payment.tariff;

import io.okpay.platform.event.CardFunding;
import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line of a tariff. The fee is {@code basisPoints} of the received amount, rounded half-even to the minor unit, plus
 * {@code fixed}, and never outside {@code least} and {@code most}.
 *
 * @param id names the rule within its tariff
 * @param funding the kind of card it is for, or any
 * @param currency the currency it is for, or any
 * @param basisPoints hundredths of a percent, 0 to 10,000
 * @param fixed minor units
 * @param least minor units
 * @param most minor units, or no bound
 */
public record FeeRule(
        String id,
        int tariffVersion,
        PaymentType type,
        @Nullable CardFunding funding,
        @Nullable String currency,
        int basisPoints,
        long fixed,
        long least,
        @Nullable Long most) {

    private static final BigDecimal ONE = BigDecimal.valueOf(10_000);

    /** The fee for a received amount: not negative, and never less for a larger amount. */
    public Money fee(Money received) {
        long share = BigDecimal.valueOf(received.minor())
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(ONE, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        long fee = Math.max(least, Math.addExact(share, fixed));
        return new Money(most == null ? fee : Math.min(most, fee), received.currency());
    }

    boolean fits(PaymentType wanted, @Nullable CardFunding card, String money) {
        return type == wanted && (funding == null || funding == card) && (currency == null || currency.equals(money));
    }

    /** How specific the rule is: the higher one wins. */
    int specificity() {
        return (currency == null ? 0 : 2) + (funding == null ? 0 : 1);
    }
}
