package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer or a merchant holds a balance in one more currency.
 *
 * @param walletId the wallet, also the name of its ledger account
 * @param customerId the owner: a customer, or a merchant
 * @param currency ISO 4217
 * @param openedAt when
 */
@RegisterForReflection
public record WalletOpened(UUID walletId, UUID customerId, String currency, Instant openedAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
