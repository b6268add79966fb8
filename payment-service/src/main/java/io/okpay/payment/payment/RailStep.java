package io.okpay.payment.payment;

/** Where a payment stands with the rail of its instrument. */
enum RailStep {
    /** No rail: the money stays in the ledger. */
    NONE,
    /** The instrument is to be charged. */
    CHARGE_DUE,
    /** The instrument is charged, and the ledger is to book it. */
    CHARGED,
    /** The ledger refused after the charge: the money goes back to the instrument. */
    GIVE_BACK_DUE,
    /** The money went back to the instrument. */
    GIVEN_BACK,
    /** The ledger is to hold the money that will be paid out. */
    HOLD_DUE,
    /** The money is held and is to be paid out. */
    PAYOUT_DUE,
    /** The money is paid out, and the ledger is to book what it held. */
    PAID_OUT,
    /** The rail refused to pay out: the ledger is to free what it held. */
    RELEASE_DUE,
    /** The rail took settled money back, and the ledger is to follow. */
    TAKE_BACK_DUE,
    /** The rail took settled money back, and the ledger followed. */
    TAKEN_BACK,
    /** The rail took settled money back, and the wallet cannot cover it: the operator has the loss until somebody decides. */
    TAKEN_BACK_UNCOVERED;

    /** Whether the rail took back what it had settled, so that nobody else gives it back. */
    boolean tookBack() {
        return this == TAKE_BACK_DUE || this == TAKEN_BACK || this == TAKEN_BACK_UNCOVERED;
    }

    /** Whether the rail has decided a payout, and the ledger is to book or to free what it holds. */
    boolean endsInLedger() {
        return this == PAID_OUT || this == RELEASE_DUE;
    }

    /** Whether the rail, and not the ledger, acts next. */
    boolean asksRail() {
        return this == CHARGE_DUE || this == PAYOUT_DUE || this == GIVE_BACK_DUE;
    }
}
