package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Who was asked for money will not pay.
 *
 * @param requestId the request
 * @param askerId who asked for money
 * @param payerId who declined
 * @param amount what was asked for
 * @param declinedAt when
 */
@RegisterForReflection
public record PaymentRequestDeclined(UUID requestId, UUID askerId, UUID payerId, Money amount, Instant declinedAt)
        implements Event {

    @Override
    public String key() {
        return requestId.toString();
    }
}
