package io.okpay.account.merchant;

import io.okpay.account.wallet.WalletResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A merchant with its wallets.
 *
 * @param categoryCode ISO 18245
 * @param clientId the client by which its server logs in
 */
public record MerchantResponse(
        UUID id,
        String name,
        String country,
        String city,
        String categoryCode,
        String clientId,
        List<WalletResponse> wallets,
        Instant registeredAt) {

    static MerchantResponse from(Merchant merchant, List<WalletResponse> wallets) {
        return new MerchantResponse(
                merchant.id(),
                merchant.name(),
                merchant.country(),
                merchant.city(),
                merchant.categoryCode(),
                merchant.clientId(),
                wallets,
                merchant.registeredAt());
    }
}
