package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A merchant's order has been paid.
 *
 * @param orderId the order
 * @param merchantId whose
 * @param reference the merchant's own name for it
 * @param amount what the payer paid
 * @param fee what the operator kept
 * @param net what the merchant got
 * @param paymentId the payment
 * @param paidAt when
 */
@RegisterForReflection
public record OrderPaid(
        UUID orderId,
        UUID merchantId,
        String reference,
        Money amount,
        Money fee,
        Money net,
        UUID paymentId,
        Instant paidAt)
        implements Event {

    @Override
    public String key() {
        return orderId.toString();
    }
}
