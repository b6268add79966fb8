package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Money is kept back.
 *
 * @param transferId the transfer of the command
 * @param paymentId the payment of the command
 * @param expiresAt after this the hold is void
 * @param balances what the touched wallets hold afterwards
 */
@RegisterForReflection
public record TransferHeld(UUID transferId, UUID paymentId, Instant expiresAt, List<WalletBalance> balances)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
