package io.okpay.payment.payout;

import io.okpay.platform.money.Money;

/**
 * How far a payout is: lines by state, and what that means in money.
 *
 * @param paidAmount what payees have got
 * @param paidFee what that cost
 * @param failedAmount what was not paid
 */
public record Progress(
        int pending, int processing, int paid, int failed, Money paidAmount, Money paidFee, Money failedAmount) {

    boolean over() {
        return pending == 0 && processing == 0;
    }
}
