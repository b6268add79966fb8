package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks a person for money.
 *
 * @param requestId the request
 * @param askerId who asked for money
 * @param payerId who was asked; left out when nobody is known by that phone or e-mail address
 * @param amount what was asked for
 * @param note the asker's words
 * @param expiresAt when it ends unanswered
 * @param openedAt when
 */
@RegisterForReflection
public record PaymentRequestOpened(
        UUID requestId,
        UUID askerId,
        @Nullable UUID payerId,
        Money amount,
        @Nullable String note,
        Instant expiresAt,
        Instant openedAt)
        implements Event {

    @Override
    public String key() {
        return requestId.toString();
    }
}
