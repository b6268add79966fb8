package io.okpay.payment.tariff;

import io.okpay.platform.event.CardFunding;

/** What a payment is paid from or to, as far as the price depends on it. */
public enum InstrumentKind {
    /** A wallet of the suite. */
    WALLET,
    /** An account at a bank. */
    BANK_ACCOUNT,
    /** A card that takes from its holder's bank account. */
    DEBIT_CARD,
    /** A card whose issuer lends. */
    CREDIT_CARD,
    /** A card that was loaded before. */
    PREPAID_CARD;

    /** The kind of a card. */
    public static InstrumentKind of(CardFunding funding) {
        return switch (funding) {
            case DEBIT -> DEBIT_CARD;
            case CREDIT -> CREDIT_CARD;
            case PREPAID -> PREPAID_CARD;
        };
    }
}
