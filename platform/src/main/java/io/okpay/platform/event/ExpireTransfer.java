package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * Command of the ledger to itself: free held money whose time is over.
 *
 * @param transferId the id of this command, which follows from the hold's
 * @param paymentId the payment that the hold was made for
 * @param holdId the transfer id of the hold
 * @param account the first account of the hold: commands of one account keep their order
 */
@RegisterForReflection
public record ExpireTransfer(UUID transferId, UUID paymentId, UUID holdId, String account) implements Event {

    @Override
    public String key() {
        return account;
    }
}
