package io.okpay.payment.rail;

import io.okpay.payment.tariff.InstrumentKind;

/** The outside network that an instrument lives on. */
public enum RailKind {
    /** The card acquirer. */
    CARD("SETTLEMENT_CARD"),
    /** The bank. */
    BANK("SETTLEMENT_BANK");

    private final String account;

    RailKind(String account) {
        this.account = account;
    }

    /** The rail of an instrument; a wallet has none. */
    public static RailKind of(InstrumentKind instrument) {
        return switch (instrument) {
            case BANK_ACCOUNT -> BANK;
            case DEBIT_CARD, CREDIT_CARD, PREPAID_CARD -> CARD;
            case WALLET -> throw new IllegalArgumentException("A wallet is on no rail");
        };
    }

    /** The ledger's system account for what the rail owes the operator. */
    public String account() {
        return account;
    }
}
