package io.okpay.payment.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of a payment's life. */
@Embeddable
class StateChange {

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    private @Nullable String reason;

    @Column(name = "at")
    private Instant at;

    @SuppressWarnings("NullAway.Init")
    StateChange() {}

    StateChange(PaymentState state, @Nullable String reason, Instant at) {
        this.state = state;
        this.reason = reason;
        this.at = at;
    }

    PaymentState state() {
        return state;
    }

    @Nullable String reason() {
        return reason;
    }

    Instant at() {
        return at;
    }
}
