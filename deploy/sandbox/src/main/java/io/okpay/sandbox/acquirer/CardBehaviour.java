package io.okpay.sandbox.acquirer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a card answers. */
enum CardBehaviour {
    APPROVES(null, null),
    INSUFFICIENT_FUNDS(null, "insufficient_funds"),
    DO_NOT_HONOR(null, "do_not_honor"),
    LOST_CARD(null, "lost_card"),
    SUSPECTED_FRAUD(null, "suspected_fraud"),
    EXPIRED_CARD(null, "expired_card"),
    BLOCKED_AT_BIND("card_blocked", null),
    VERIFICATION_DECLINED("verification_declined", null),
    HANGS_THEN_APPROVES(null, null),
    HANGS_THEN_DECLINES(null, "do_not_honor"),
    CHARGED_BACK(null, null);

    private final @Nullable String bindError;
    private final @Nullable String declineCode;

    CardBehaviour(@Nullable String bindError, @Nullable String declineCode) {
        this.bindError = bindError;
        this.declineCode = declineCode;
    }

    Optional<String> bindError() {
        return Optional.ofNullable(bindError);
    }

    boolean hangs() {
        return this == HANGS_THEN_APPROVES || this == HANGS_THEN_DECLINES;
    }

    @Nullable String declineCode() {
        return declineCode;
    }
}
