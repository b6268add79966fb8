package io.okpay.payment.order;

/** Where an order stands; all states but the first are final. */
public enum OrderState {
    /** Waits to be paid. */
    CREATED,
    /** The money has been paid. */
    PAID,
    /** Nobody paid in time. */
    EXPIRED,
    /** The merchant wants no payment any more. */
    CANCELLED
}
