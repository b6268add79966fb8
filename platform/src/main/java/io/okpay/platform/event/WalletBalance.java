package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * What a wallet holds after a transfer.
 *
 * @param walletId the wallet
 * @param currency ISO 4217
 * @param balanceMinor booked minor units
 * @param availableMinor booked minor units less holds
 * @param version grows by one with each change: the higher one is the later one
 */
@RegisterForReflection
public record WalletBalance(UUID walletId, String currency, long balanceMinor, long availableMinor, long version) {}
