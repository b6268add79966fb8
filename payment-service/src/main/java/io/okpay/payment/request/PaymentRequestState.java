package io.okpay.payment.request;

/** Where a request for money stands; all states but the first are final. */
public enum PaymentRequestState {
    /** Waits for an answer. */
    OPEN,
    /** The money has been paid. */
    PAID,
    /** Who was asked will not pay. */
    DECLINED,
    /** Who asked asks no longer. */
    CANCELLED,
    /** Nobody answered in time. */
    EXPIRED
}
