package io.okpay.payment.quote;

import io.okpay.payment.corridor.Purpose;
import io.okpay.payment.corridor.Remittance;
import io.okpay.payment.rate.ExchangeResponse;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote as its customer sees it.
 *
 * @param received what the payee gets; a merchant pays its fee out of it
 * @param fees what the payment costs, line by line, a promotion below zero
 * @param totalDebit what leaves: received and all lines of fees
 * @param exchange the rates, if what arrives is in another currency than what leaves
 * @param payeeName who gets it, as far as a stranger may know
 * @param requiredFactors what confirms the payment
 * @param arrival IMMEDIATE, or ESTIMATED: then {@code arrivesOn} says when
 * @param arrivesOn the day on which a bank account abroad has the money, by estimate
 * @param purpose what it is for, if a transfer abroad says so
 * @param obstacles every reason why the payment would be refused now; empty when it can be made
 */
public record QuoteResponse(
        UUID id,
        PaymentType type,
        Money received,
        List<FeeResponse> fees,
        Money totalDebit,
        @Nullable ExchangeResponse exchange,
        @Nullable String payeeName,
        List<String> requiredFactors,
        String arrival,
        @Nullable LocalDate arrivesOn,
        @Nullable Purpose purpose,
        List<Obstacle> obstacles,
        Instant createdAt,
        Instant expiresAt) {

    private static Money received(Quote quote) {
        return quote.type() == PaymentType.MERCHANT_PAYMENT ? quote.debit() : quote.arriving();
    }

    static QuoteResponse from(Quote quote, List<String> requiredFactors, Locale language) {
        boolean free = quote.type() == PaymentType.MERCHANT_PAYMENT || quote.type() == PaymentType.CONVERSION;
        Remittance remittance = quote.remittance();
        LocalDate arrivesOn = remittance == null ? null : remittance.arrivesOn();
        return new QuoteResponse(
                quote.id(),
                quote.type(),
                received(quote),
                free
                        ? List.of()
                        : FeeResponse.lines(quote.fee(), quote.feeRule(), quote.tariffVersion(), quote.promotion()),
                quote.debit(),
                ExchangeResponse.from(quote.exchange()),
                quote.payeeName(),
                requiredFactors,
                arrivesOn == null ? "IMMEDIATE" : "ESTIMATED",
                arrivesOn,
                remittance == null ? null : remittance.purpose(),
                quote.obstacles().stream()
                        .map(obstacle -> obstacle.in(language))
                        .toList(),
                quote.createdAt(),
                quote.expiresAt());
    }
}
