package io.okpay.account.freeze;

/** The class of reason of a freeze, as the customer is told; what it means in words stands in {@link FreezeReasons}. */
public enum FreezeReason {
    /** Payments unlike the customer's others. */
    UNUSUAL_ACTIVITY,
    /** Somebody else may use the login or the phone. */
    TAKEOVER_SUSPECTED,
    /** The customer has to be identified again. */
    IDENTITY_CHECK,
    /** Where money came from has to be shown. */
    SOURCE_OF_FUNDS,
    /** An order or a law; nothing that the customer provides would end it. */
    LEGAL_OBLIGATION,
    /** For example a lost phone. */
    CUSTOMER_REQUEST
}
