package io.okpay.payment.stepup;

/** What a customer proves: possession of the phone, or knowledge of the payment password. */
public enum Factor {
    OTP,
    PAYMENT_PASSWORD
}
