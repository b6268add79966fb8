package io.okpay.payment.payment;

import io.okpay.payment.tariff.PaymentType;

/** What a payment was for, as the one who reads it files it. */
public enum Category {
    GROCERIES,
    DINING,
    SHOPPING,
    TRANSPORT,
    HOUSING,
    HEALTH,
    LEISURE,
    TRAVEL,
    FAMILY,
    INCOME,
    SAVINGS,
    FEES,
    OTHER;

    /** Where a payment is filed until the customer chooses. */
    static Category byDefault(PaymentType type, boolean payer) {
        return switch (type) {
            case TOP_UP, WITHDRAWAL, CONVERSION -> SAVINGS;
            case MERCHANT_PAYMENT -> payer ? SHOPPING : INCOME;
            case REFUND -> OTHER;
            default -> payer ? OTHER : INCOME;
        };
    }
}
