package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/**
 * Command: post a transfer at once, or reject it with a code. The same id with the same content is the same transfer.
 *
 * @param transferId chosen by the sender
 * @param paymentId the payment that this transfer carries out
 * @param legs two or more that sum to zero in every currency
 */
@RegisterForReflection
public record PostTransfer(UUID transferId, UUID paymentId, List<TransferLeg> legs) implements Event {

    @Override
    public String key() {
        return legs.getFirst().account();
    }
}
