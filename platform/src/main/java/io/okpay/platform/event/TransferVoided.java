package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/**
 * Held money is free again and was not moved.
 *
 * @param transferId the id of what freed it
 * @param holdId the transfer id of the hold
 * @param paymentId the payment of the hold
 * @param expired whether its time was over; otherwise it was voided by a command
 * @param balances what the touched wallets hold afterwards
 */
@RegisterForReflection
public record TransferVoided(
        UUID transferId, UUID holdId, UUID paymentId, boolean expired, List<WalletBalance> balances) implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
