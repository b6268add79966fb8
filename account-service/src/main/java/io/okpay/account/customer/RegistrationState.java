package io.okpay.account.customer;

/** Where a registration stands. */
public enum RegistrationState {
    /** The identity is not yet created. */
    STARTED,
    /** The passcode is on its way. */
    CODE_SENT,
    /** The phone is verified; the customer is being created. */
    VERIFIED,
    /** There is a customer. */
    COMPLETED,
    /** The phone belongs to a customer. */
    REFUSED,
    /** The phone was not verified in time. */
    EXPIRED
}
