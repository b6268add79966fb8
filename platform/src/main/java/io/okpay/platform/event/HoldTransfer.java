package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Command: keep money back for a transfer that is captured or voided later, or reject it with a code. It frees itself when its
 * time is over.
 *
 * @param transferId chosen by the sender
 * @param paymentId the payment that this transfer carries out
 * @param legs two or more that sum to zero in every currency; the debits of wallets are held
 * @param expiresAt after this the hold is void
 */
@RegisterForReflection
public record HoldTransfer(UUID transferId, UUID paymentId, List<TransferLeg> legs, Instant expiresAt)
        implements Event {

    @Override
    public String key() {
        return legs.getFirst().account();
    }
}
