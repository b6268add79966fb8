package io.okpay.payment.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigInteger;

/**
 * What of a payment was given back, in minor units. Refunds claim their part before they move money, so that all of them
 * together never pass the original. Of a refund itself only the returned share of the fee is kept.
 */
@Embeddable
class Refunds {

    private static final BigInteger ONE = BigInteger.valueOf(10_000);

    @Column(name = "refund_claimed")
    private long claimed;

    @Column(name = "refunded")
    private long arrived;

    @Column(name = "fee_returned")
    private long feeReturned;

    /**
     * A part that one refund may move.
     *
     * @param amount of what the payee had received
     * @param feeReturned of the fee
     */
    record Claim(long amount, long feeReturned) {}

    static Refunds returning(long feeReturned) {
        Refunds refunds = new Refunds();
        refunds.feeReturned = feeReturned;
        return refunds;
    }

    /**
     * Claims an amount. The fee's share follows what is refunded in all, rounded down, so that many parts return no more than
     * one whole.
     *
     * @throws IllegalArgumentException when the amount is not positive or more than what is left
     */
    Claim claim(long amount, long received, long fee, int feeBasisPoints) {
        if (amount <= 0 || amount > received - claimed) {
            throw new IllegalArgumentException("A refund of " + amount + " of " + (received - claimed));
        }
        claimed += amount;
        long share = BigInteger.valueOf(fee)
                .multiply(BigInteger.valueOf(feeBasisPoints))
                .multiply(BigInteger.valueOf(claimed))
                .divide(BigInteger.valueOf(received).multiply(ONE))
                .longValueExact();
        long returned = Math.max(0, share - feeReturned);
        feeReturned += returned;
        return new Claim(amount, returned);
    }

    void giveBack(long amount, long fee) {
        claimed -= amount;
        feeReturned -= fee;
    }

    void arrived(long amount) {
        arrived += amount;
    }

    long claimed() {
        return claimed;
    }

    long arrived() {
        return arrived;
    }

    long feeReturned() {
        return feeReturned;
    }
}
