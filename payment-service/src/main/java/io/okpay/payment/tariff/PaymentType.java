package io.okpay.payment.tariff;

/** What a payment does. */
public enum PaymentType {
    /** Money from a card to the payer's own wallet. */
    TOP_UP,
    /** Money from wallet to wallet. */
    TRANSFER,
    /** Money of an earlier payment back to its payer. */
    REFUND
}
