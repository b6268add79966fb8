package io.okpay.payment.quote;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryWallet;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.rate.Exchange;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.rate.RateCard;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prices a conversion between a customer's own wallets from the rate cards. */
@ApplicationScoped
class PriceConversion {

    private final Directory directory;
    private final ExchangeRates rates;
    private final Limits limits;
    private final Duration life;

    PriceConversion(
            Directory directory,
            ExchangeRates rates,
            Limits limits,
            @ConfigProperty(name = "okpay.quote.life") Duration life) {
        this.directory = directory;
        this.rates = rates;
        this.limits = limits;
        this.life = life;
    }

    Quote price(DirectoryCustomer owner, QuoteRequest request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Obstacle> obstacles = new ArrayList<>();
        RateCard card = rates.card(request);
        Quote quote;
        if (card.validAt(now)) {
            quote = priced(owner, request, card, now);
            checkLimits(quote, now, obstacles);
        } else {
            obstacles.add(ExchangeRates.stale(card));
            Money source = request.sourceAmount();
            Money target = request.targetAmount();
            quote = new Quote(
                    owner.id(),
                    source == null ? Money.zero(card.source()) : source,
                    QuotedExchange.unpriced(target == null ? Money.zero(card.target()) : target),
                    now,
                    now.plus(life));
        }
        Map<String, DirectoryWallet> wallets = directory.wallets(owner.id(), card.source(), card.target());
        DirectoryWallet from = wallets.get(card.source());
        DirectoryWallet to = wallets.get(card.target());
        PriceQuote.checkBalance(from, quote, obstacles);
        if (card.validAt(now)
                && !Objects.requireNonNull(quote.exchange()).target().isPositive()) {
            obstacles.add(
                    Obstacle.of(QuoteProblem.AMOUNT_TOO_SMALL, "sourceAmount", Map.of("currency", card.target())));
        }
        return quote.from(from, null).to(owner, to, request.note()).with(obstacles);
    }

    private Quote priced(DirectoryCustomer owner, QuoteRequest request, RateCard card, Instant now) {
        Exchange exchange = request.targetAmount() == null
                ? ExchangeRates.ofSource(request.amount(), card, owner.tier())
                : ExchangeRates.ofTarget(request.amount(), card, owner.tier());
        Instant ends = now.plus(life);
        return new Quote(
                owner.id(),
                exchange.source(),
                QuotedExchange.of(exchange),
                now,
                ends.isBefore(card.validUntil()) ? ends : card.validUntil());
    }

    private void checkLimits(Quote quote, Instant now, List<Obstacle> obstacles) {
        limits.of(quote.customerId(), PaymentType.CONVERSION, quote.received().currencyCode(), now).stream()
                .filter(limit -> !limit.admits(quote.received()))
                .forEach(limit -> obstacles.add(Obstacle.of(QuoteProblem.LIMIT_EXCEEDED, null, limit.parameters())));
    }
}
