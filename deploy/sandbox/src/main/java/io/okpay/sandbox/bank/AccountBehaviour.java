package io.okpay.sandbox.bank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the bank treats a movement, by the last four digits of the customer's account; any other account settles at once. */
enum AccountBehaviour {
    SETTLES(""),
    CLOSED("0001"),
    NO_FUNDS("0002"),
    BLOCKED("0003"),
    SETTLES_BUT_HANGS("0004"),
    REJECTS_BUT_HANGS("0005"),
    SETTLES_LATER("0006"),
    REJECTS_LATER("0007"),
    TELLS_TWICE("0008"),
    TELLS_BEFORE_IT_ANSWERS("0009"),
    TELLS_AFTER_IT_WAS_ASKED("0010"),
    RETURNS("0011"),
    NEVER_DECIDES("0012"),
    DOWN_AT_FIRST("0013"),
    UNKNOWN_AT_VERIFICATION("0091"),
    CLOSED_AT_VERIFICATION("0092"),
    BLOCKED_AT_VERIFICATION("0093");

    private final String suffix;

    AccountBehaviour(String suffix) {
        this.suffix = suffix;
    }

    static AccountBehaviour of(String accountNumber) {
        return Arrays.stream(values())
                .filter(one -> one != SETTLES && accountNumber.endsWith(one.suffix))
                .findFirst()
                .orElse(SETTLES);
    }

    /** The state in which a movement begins. */
    MovementState beginning() {
        return switch (this) {
            case CLOSED, NO_FUNDS, BLOCKED, REJECTS_BUT_HANGS -> MovementState.REJECTED;
            case SETTLES_LATER, REJECTS_LATER, TELLS_AFTER_IT_WAS_ASKED, NEVER_DECIDES -> MovementState.PENDING;
            default -> MovementState.SETTLED;
        };
    }

    /** The ISO 20022 external reason of a rejection. */
    @Nullable String reason(boolean payout) {
        return switch (this) {
            case CLOSED -> "AC04";
            case NO_FUNDS -> payout ? "AG01" : "AM04";
            case BLOCKED -> "AC06";
            case REJECTS_BUT_HANGS -> "MS03";
            case REJECTS_LATER -> payout ? "AC04" : "AM04";
            default -> null;
        };
    }

    boolean hangs() {
        return this == SETTLES_BUT_HANGS || this == REJECTS_BUT_HANGS;
    }

    /** Why an account is not verified. */
    @Nullable String verificationError() {
        return switch (this) {
            case UNKNOWN_AT_VERIFICATION -> "account_unknown";
            case CLOSED_AT_VERIFICATION -> "account_closed";
            case BLOCKED_AT_VERIFICATION -> "account_blocked";
            default -> null;
        };
    }
}
