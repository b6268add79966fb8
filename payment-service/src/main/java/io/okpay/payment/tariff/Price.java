package io.okpay.payment.tariff;

import io.okpay.platform.money.Money;

/**
 * What arrives, what it costs, and what leaves: {@code received + fee = debit}, always.
 *
 * @param received what the payee gets
 * @param fee what the operator gets
 */
public record Price(Money received, Money fee) {

    /** What leaves the payer. */
    public Money debit() {
        return received.plus(fee);
    }

    /** The price when the payee's amount is fixed: the fee comes on top. */
    public static Price ofTarget(Money target, FeeRule rule) {
        return new Price(target, rule.fee(target));
    }

    /**
     * The price when the payer's amount is fixed: the fee comes out of it. A minor unit that no pair of amount and fee spends
     * goes to the payee. Nothing is received when the fee would eat the amount.
     */
    public static Price ofSource(Money source, FeeRule rule) {
        long low = 0;
        long high = source.minor();
        while (low < high) {
            long middle = high - (high - low) / 2;
            Money candidate = new Money(middle, source.currency());
            if (Math.addExact(middle, rule.fee(candidate).minor()) <= source.minor()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Money received = new Money(low, source.currency());
        if (low > 0 && rule.fee(received).minor() + low < source.minor()) {
            received = new Money(low + 1, source.currency());
        }
        return received.isZero()
                ? new Price(received, rule.fee(received))
                : new Price(received, source.minus(received));
    }
}
