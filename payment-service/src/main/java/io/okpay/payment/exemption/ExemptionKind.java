package io.okpay.payment.exemption;

/** Why a payment needs no factors. */
public enum ExemptionKind {
    /** Money from the customer's own instrument or wallet into the customer's own wallet (PSD2 RTS Art. 15). */
    OWN_ACCOUNT,
    /** A payee whom the customer put on the list by a payment with both factors (PSD2 RTS Art. 13). */
    TRUSTED_PAYEE,
    /** A small payment, as long as few and little were made since the last one with both factors (PSD2 RTS Art. 16). */
    LOW_VALUE,
    /** One of a series whose mandate was confirmed with both factors (PSD2 RTS Art. 14); needs no rule of the operator. */
    RECURRING
}
