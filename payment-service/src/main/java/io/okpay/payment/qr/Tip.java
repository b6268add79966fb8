package io.okpay.payment.qr;

/** What a payer adds to the amount of a merchant's code. */
public sealed interface Tip {

    /** The payer is asked how much. */
    record Asked() implements Tip {}

    /**
     * A fixed convenience fee.
     *
     * @param amount in the currency of the code
     */
    record Fixed(String amount) implements Tip {}

    /**
     * A share of the amount.
     *
     * @param percent above 0 and below 100, for example {@code 5.5}
     */
    record Share(String percent) implements Tip {}
}
