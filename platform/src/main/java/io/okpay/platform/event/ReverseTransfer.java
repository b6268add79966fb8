package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Command: move the money of a posted transfer back, whole or in part, as a new transfer; never more than the original.
 *
 * @param transferId the id of this command, chosen by the sender
 * @param paymentId the payment that the reversal carries out
 * @param originalId the transfer id of what is reversed
 * @param account the first account of the original: commands of one account keep their order
 * @param legs with the signs of the reversal; left out for all that is left of the original
 */
@RegisterForReflection
public record ReverseTransfer(
        UUID transferId,
        UUID paymentId,
        UUID originalId,
        String account,
        @Nullable List<TransferLeg> legs) implements Event {

    @Override
    public String key() {
        return account;
    }
}
