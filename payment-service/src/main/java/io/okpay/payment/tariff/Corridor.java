package io.okpay.payment.tariff;

/** Whether a payment stays in one country. */
public enum Corridor {
    /** Payer and payee live in the same country. */
    LOCAL,
    /** They do not. */
    INTERNATIONAL;

    /** The corridor between two ISO 3166-1 countries. */
    public static Corridor between(String payerCountry, String payeeCountry) {
        return payerCountry.equals(payeeCountry) ? LOCAL : INTERNATIONAL;
    }
}
