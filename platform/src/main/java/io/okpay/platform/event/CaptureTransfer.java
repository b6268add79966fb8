package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Command: post a held transfer, whole or in part; what is not posted is free again.
 *
 * @param transferId the id of this command, chosen by the sender
 * @param paymentId the payment that this transfer carries out
 * @param holdId the transfer id of the hold
 * @param account the first account of the hold: commands of one account keep their order
 * @param legs no more than was held; left out for all of it
 */
@RegisterForReflection
public record CaptureTransfer(
        UUID transferId,
        UUID paymentId,
        UUID holdId,
        String account,
        @Nullable List<TransferLeg> legs) implements Event {

    @Override
    public String key() {
        return account;
    }
}
