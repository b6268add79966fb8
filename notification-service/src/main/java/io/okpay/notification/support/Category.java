package io.okpay.notification.support;

import java.time.Duration;

/** What a conversation is about, and how soon it is answered first. */
public enum Category {
    /** A frozen account, a lost phone, a payment that was not theirs. */
    SECURITY(Duration.ofHours(2)),
    /** A payment that failed, is late or wrong. */
    PAYMENT(Duration.ofHours(8)),
    /** Logging in, names, phones and addresses. */
    ACCOUNT(Duration.ofHours(24)),
    /** Higher limits. */
    LIMITS(Duration.ofHours(24)),
    /** Fees and rates. */
    FEES(Duration.ofHours(24)),
    /** For merchants. */
    MERCHANT(Duration.ofHours(8)),
    /** All else. */
    OTHER(Duration.ofHours(24));

    private final Duration answeredWithin;

    Category(Duration answeredWithin) {
        this.answeredWithin = answeredWithin;
    }

    Duration answeredWithin() {
        return answeredWithin;
    }
}
