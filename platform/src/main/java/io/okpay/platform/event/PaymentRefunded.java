package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Part or all of a payment went back to its payer.
 *
 * @param paymentId the original payment
 * @param refundId the refund, which is a payment itself
 * @param amount what this refund brought back
 * @param refundedInAll what all refunds of the payment brought back, without returned fees
 * @param whole whether nothing is left to be refunded
 * @param refundedAt when
 */
@RegisterForReflection
public record PaymentRefunded(
        UUID paymentId, UUID refundId, Money amount, Money refundedInAll, boolean whole, Instant refundedAt)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
