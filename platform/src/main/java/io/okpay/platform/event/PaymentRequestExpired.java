package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was asked for money did not answer in time.
 *
 * @param requestId the request
 * @param askerId who asked for money
 * @param payerId who was asked; left out when nobody is known by that phone or e-mail address
 * @param amount what was asked for
 * @param expiredAt when
 */
@RegisterForReflection
public record PaymentRequestExpired(
        UUID requestId, UUID askerId, @Nullable UUID payerId, Money amount, Instant expiredAt) implements Event {

    @Override
    public String key() {
        return requestId.toString();
    }
}
