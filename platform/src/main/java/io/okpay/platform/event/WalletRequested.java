package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * Command: open a customer's wallet in a currency. It is answered by {@link WalletOpened}, also when the wallet was open already.
 *
 * @param currency ISO 4217
 * @param paymentId the payment that waits for the wallet
 */
@RegisterForReflection
public record WalletRequested(UUID customerId, String currency, UUID paymentId) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
