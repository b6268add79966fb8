package io.okpay.platform.event;

/** What a one-time passcode confirms. */
public enum OtpPurpose {
    /** The phone of a new customer. */
    REGISTRATION,
    /** One payment, bound to its amount and payee. */
    PAYMENT,
    /** The e-mail address of a customer. */
    EMAIL_VERIFICATION,
    /** That a customer who forgot the payment password holds the phone. */
    PAYMENT_PASSWORD_RESET,
    /** A mandate for scheduled payments, bound to its payee, amount and rhythm. */
    SCHEDULE
}
