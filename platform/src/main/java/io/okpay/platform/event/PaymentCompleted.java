package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment reached its good end.
 *
 * @param paymentId the payment
 * @param type for example {@code TRANSFER}
 * @param payerId who paid
 * @param payeeId who received
 * @param debited what left the payer, fees included
 * @param received what reached the payee
 * @param note the payer's words to the payee
 * @param completedAt when
 */
@RegisterForReflection
public record PaymentCompleted(
        UUID paymentId,
        String type,
        UUID payerId,
        UUID payeeId,
        Money debited,
        Money received,
        @Nullable String note,
        Instant completedAt)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
