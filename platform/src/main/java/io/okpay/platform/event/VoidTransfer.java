package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * Command: free held money without moving it.
 *
 * @param transferId the id of this command, chosen by the sender
 * @param paymentId the payment that the hold was made for
 * @param holdId the transfer id of the hold
 * @param account the first account of the hold: commands of one account keep their order
 */
@RegisterForReflection
public record VoidTransfer(UUID transferId, UUID paymentId, UUID holdId, String account) implements Event {

    @Override
    public String key() {
        return account;
    }
}
