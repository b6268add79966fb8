package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.UUID;

/**
 * A transfer is not in the books and never will be under this id.
 *
 * @param transferId the transfer of the command
 * @param paymentId the payment of the command
 * @param code the ledger's problem code, for example {@code INSUFFICIENT_BALANCE}
 * @param details what explains the code, for example {@code available}: a decimal amount, and {@code currency}
 */
@RegisterForReflection
public record TransferRejected(UUID transferId, UUID paymentId, String code, Map<String, String> details)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
