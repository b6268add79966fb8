package io.okpay.account.wallet;

import io.okpay.account.ledger.Ledger;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A wallet as its owner sees it.
 *
 * @param currency ISO 4217
 * @param balance booked money
 * @param available booked money less holds
 */
public record WalletResponse(UUID id, String currency, Money balance, Money available, Instant openedAt) {

    /** The wallet with its balance. */
    public static WalletResponse from(Wallet wallet, Ledger.Balance balance) {
        return new WalletResponse(
                wallet.id(), wallet.currency(), balance.booked(), balance.available(), wallet.openedAt());
    }
}
