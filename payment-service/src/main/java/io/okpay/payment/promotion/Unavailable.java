package io.okpay.payment.promotion;

/** Why a promotion does not reduce a payment. */
public enum Unavailable {
    /** No promotion has this code. */
    NOT_FOUND,
    /** Its time has not come, is over, or it is paused. */
    NOT_RUNNING,
    /** It is for other customers or other payments. */
    NOT_APPLICABLE,
    /** The customer has had as much of it as one may. */
    USED_UP,
    /** What is left of its budget is too little. */
    EXHAUSTED
}
