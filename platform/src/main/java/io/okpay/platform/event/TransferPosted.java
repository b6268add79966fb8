package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A transfer is in the books.
 *
 * @param transferId the transfer of the command
 * @param paymentId the payment of the command
 * @param postedAt the booking time
 * @param balances what the touched wallets hold afterwards
 */
@RegisterForReflection
public record TransferPosted(UUID transferId, UUID paymentId, Instant postedAt, List<WalletBalance> balances)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
