package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * The money that was asked for has been paid.
 *
 * @param requestId the request
 * @param askerId who asked for money
 * @param payerId who paid
 * @param amount what was asked for
 * @param paymentId the payment
 * @param paidAt when
 */
@RegisterForReflection
public record PaymentRequestPaid(
        UUID requestId, UUID askerId, UUID payerId, Money amount, UUID paymentId, Instant paidAt) implements Event {

    @Override
    public String key() {
        return requestId.toString();
    }
}
