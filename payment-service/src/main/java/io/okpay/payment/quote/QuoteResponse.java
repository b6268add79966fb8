package io.okpay.payment.quote;

import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import java.time.Instant;
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
 * @param payeeName who gets it, as far as a stranger may know
 * @param requiredFactors what confirms the payment
 * @param arrival when the money is there
 * @param obstacles every reason why the payment would be refused now; empty when it can be made
 */
public record QuoteResponse(
        UUID id,
        PaymentType type,
        Money received,
        List<FeeResponse> fees,
        Money totalDebit,
        @Nullable String payeeName,
        List<String> requiredFactors,
        String arrival,
        List<Obstacle> obstacles,
        Instant createdAt,
        Instant expiresAt) {

    static QuoteResponse from(Quote quote, List<String> requiredFactors, Locale language) {
        boolean merchant = quote.type() == PaymentType.MERCHANT_PAYMENT;
        return new QuoteResponse(
                quote.id(),
                quote.type(),
                merchant ? quote.debit() : quote.received(),
                merchant
                        ? List.of()
                        : FeeResponse.lines(quote.fee(), quote.feeRule(), quote.tariffVersion(), quote.promotion()),
                quote.debit(),
                quote.payeeName(),
                requiredFactors,
                "IMMEDIATE",
                quote.obstacles().stream()
                        .map(obstacle -> obstacle.in(language))
                        .toList(),
                quote.createdAt(),
                quote.expiresAt());
    }
}
