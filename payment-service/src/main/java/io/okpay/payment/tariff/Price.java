package io.okpay.payment.tariff;

import io.okpay.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What arrives, what it costs, and what leaves: {@code received + fee - promotion = debit}, always.
 *
 * @param received what the payee gets
 * @param fee what the operator gets
 * @param promotion what of the fee the operator itself pays
 * @param rule the rule that priced it, if the tariff has one
 * @param tariffVersion the tariff, if there is one
 */
public record Price(
        Money received,
        Money fee,
        Money promotion,
        @Nullable String rule,
        @Nullable Integer tariffVersion) {

    /** Stands for the price of what no tariff knows. */
    public static Price unknown(Money amount) {
        return new Price(amount, Money.zero(amount.currencyCode()), Money.zero(amount.currencyCode()), null, null);
    }

    /** What leaves the payer. */
    public Money debit() {
        return received.plus(fee).minus(promotion);
    }

    /** Whether a tariff says so. */
    public boolean isKnown() {
        return rule != null;
    }
}
