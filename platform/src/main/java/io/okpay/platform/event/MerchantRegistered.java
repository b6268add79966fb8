package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A merchant can be paid. Its wallets are told by {@link WalletOpened}, with the merchant as their owner.
 *
 * @param merchantId the merchant
 * @param name as payers see it
 * @param country ISO 3166-1 alpha-2
 * @param city as payers see it
 * @param categoryCode ISO 18245
 * @param clientId the OAuth 2.0 client by which the merchant's server logs in
 * @param registeredAt when
 */
@RegisterForReflection
public record MerchantRegistered(
        UUID merchantId,
        String name,
        String country,
        String city,
        String categoryCode,
        String clientId,
        Instant registeredAt)
        implements Event {

    @Override
    public String key() {
        return merchantId.toString();
    }
}
