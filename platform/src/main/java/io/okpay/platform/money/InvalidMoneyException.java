package io.okpay.platform.money;

/** A text or a pair of values that is no amount of money, with the reason. */
public final class InvalidMoneyException extends IllegalArgumentException {

    /** Why it is no amount of money. */
    public enum Reason {
        /** The amount or the currency is missing. */
        INCOMPLETE,
        /** The amount is no plain decimal number. */
        NOT_A_DECIMAL,
        /** The amount has more digits than the currency's minor unit. */
        TOO_PRECISE,
        /** The amount does not fit into a count of minor units. */
        TOO_LARGE,
        /** The currency is no ISO 4217 currency with minor units. */
        UNKNOWN_CURRENCY
    }

    private final Reason reason;

    InvalidMoneyException(Reason reason, String value) {
        super(reason + (value.isEmpty() ? "" : ": " + value));
        this.reason = reason;
    }

    /** Why it is no amount of money. */
    public Reason reason() {
        return reason;
    }
}
