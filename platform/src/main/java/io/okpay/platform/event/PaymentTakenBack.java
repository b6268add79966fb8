package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A rail took back money of a completed payment, and the wallet followed: less after a top-up's chargeback, more after a withdrawal that
 * the bank returned.
 *
 * @param paymentId the payment
 * @param type the payment's type
 * @param customerId whose wallet it is
 * @param amount what the instrument got back or gave back, above zero
 * @param reason {@code CHARGEBACK} or {@code RETURNED}
 * @param takenBackAt when the wallet followed
 */
@RegisterForReflection
public record PaymentTakenBack(
        UUID paymentId, String type, UUID customerId, Money amount, String reason, Instant takenBackAt)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
