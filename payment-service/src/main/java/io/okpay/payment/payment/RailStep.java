package io.okpay.payment.payment;

/** What the outside world has to do for a payment. */
enum Rail {
    /** Nothing: the money is in the ledger. */
    NONE,
    /** The card is to be charged. */
    CHARGE_DUE,
    /** The card is charged. */
    CHARGED,
    /** The ledger refused after the charge: the money goes back to the card. */
    REFUND_DUE,
    /** The money went back to the card. */
    REFUNDED
}
