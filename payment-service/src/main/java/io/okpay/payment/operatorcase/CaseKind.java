package io.okpay.payment.operatorcase;

import java.util.EnumSet;
import java.util.Set;

/** Why a person has to decide. */
public enum CaseKind {
    /** The rail was asked for days and never said whether it moved the money. */
    RAIL_OUTCOME_UNKNOWN,
    /** The rail refused to give back what it had collected. */
    GIVE_BACK_REFUSED,
    /** The rail has paid out or refused to, and the ledger does not book it: a hold that is gone, or an account that is blocked. */
    LEDGER_REFUSED,
    /** The rail first said one thing and then the other. */
    RAIL_CONTRADICTS_ITSELF,
    /** A chargeback or a return that the wallet could not cover: the loss lies in suspense. */
    TAKEN_BACK_UNCOVERED,
    /** A chargeback or a return of another amount, or of a payment that is not complete or was refunded before. */
    TAKEN_BACK_OTHERWISE;

    /** What can be decided. */
    public Set<Decision> decisions() {
        return switch (this) {
            case RAIL_OUTCOME_UNKNOWN -> EnumSet.of(Decision.SETTLED, Decision.NOT_SETTLED, Decision.ASK_AGAIN);
            case LEDGER_REFUSED -> EnumSet.of(Decision.ASK_AGAIN);
            case GIVE_BACK_REFUSED -> EnumSet.of(Decision.SETTLED, Decision.ASK_AGAIN);
            case RAIL_CONTRADICTS_ITSELF, TAKEN_BACK_UNCOVERED, TAKEN_BACK_OTHERWISE -> EnumSet.of(Decision.NOTED);
        };
    }
}
