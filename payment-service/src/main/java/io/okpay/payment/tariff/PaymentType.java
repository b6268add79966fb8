package io.okpay.payment.tariff;

/** What a payment does. */
public enum PaymentType {
    /** Money from an instrument to the payer's own wallet. */
    TOP_UP,
    /** Money from wallet to wallet. */
    TRANSFER,
    /** Money from a wallet to the payer's own instrument. */
    WITHDRAWAL,
    /** Money from a wallet or a card to a merchant, who pays the fee. */
    MERCHANT_PAYMENT,
    /** Money from one of the customer's wallets into another, of another currency. */
    CONVERSION,
    /** Money from a wallet across a border: to a wallet in another country or currency, or to a bank account abroad. */
    CROSS_BORDER_TRANSFER,
    /** Money of an earlier payment back to its payer. */
    REFUND;

    /** Whether the payer names one of their own instruments for it. */
    public boolean takesInstrument() {
        return this == TOP_UP || this == WITHDRAWAL;
    }
}
