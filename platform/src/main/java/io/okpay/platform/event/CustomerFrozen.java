package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * No money leaves a customer's wallets until they are unfrozen.
 *
 * @param customerId the customer
 * @param freezeId the freeze
 * @param reasonClass the class of reason, for example {@code UNUSUAL_ACTIVITY}; not for other customers
 * @param explanations what the customer is told, once in each language
 * @param reviewBy when it is looked at again at the latest
 * @param frozenAt when it began
 */
@RegisterForReflection
public record CustomerFrozen(
        UUID customerId,
        UUID freezeId,
        String reasonClass,
        List<FreezeExplanation> explanations,
        Instant reviewBy,
        Instant frozenAt)
        implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
