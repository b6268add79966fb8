package io.okpay.account.instrument;

import io.okpay.platform.event.CardFunding;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bound card or bank account, with what a person recognises it by. The rest is never shown again.
 *
 * @param preferred whether it goes first
 * @param country ISO 3166-1 alpha-2 of the issuer or the bank
 * @param brand of a card
 * @param expiryMonth of a card, 1 to 12
 * @param expiryYear of a card
 * @param funding of a card
 * @param bankName of a bank account
 * @param holder of a bank account
 * @param currency of a bank account, ISO 4217
 */
public record InstrumentResponse(
        UUID id,
        InstrumentKind kind,
        InstrumentState state,
        boolean preferred,
        String last4,
        String country,
        @Nullable String brand,
        @Nullable Integer expiryMonth,
        @Nullable Integer expiryYear,
        @Nullable CardFunding funding,
        @Nullable String bankName,
        @Nullable String holder,
        @Nullable String currency,
        Instant boundAt) {

    static InstrumentResponse from(Instrument instrument) {
        InstrumentState state = instrument.state(YearMonth.now(ZoneOffset.UTC));
        return switch (instrument) {
            case Card card ->
                new InstrumentResponse(
                        card.id(),
                        card.kind(),
                        state,
                        card.isPreferred(),
                        card.last4(),
                        card.country(),
                        card.brand(),
                        card.expiryMonth(),
                        card.expiryYear(),
                        card.funding(),
                        null,
                        null,
                        null,
                        card.boundAt());
            case BankAccount account ->
                new InstrumentResponse(
                        account.id(),
                        account.kind(),
                        state,
                        account.isPreferred(),
                        account.last4(),
                        account.country(),
                        null,
                        null,
                        null,
                        null,
                        account.bankName(),
                        account.holder(),
                        account.currency(),
                        account.boundAt());
            default -> throw new IllegalStateException("Unknown instrument " + instrument.kind());
        };
    }
}
