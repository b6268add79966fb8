package io.okpay.payment.quote;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryWallet;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.rate.Exchange;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.rate.RateCard;
import io.okpay.payment.rate.RateCards;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prices a conversion between a customer's own wallets from the rate cards, and says later whether the price can still be honoured. */
@ApplicationScoped
public class PriceConversion {

    private final Directory directory;
    private final RateCards cards;
    private final Limits limits;
    private final Duration life;
    private final BigDecimal honoured;

    PriceConversion(
            Directory directory,
            RateCards cards,
            Limits limits,
            @ConfigProperty(name = "okpay.quote.life") Duration life,
            @ConfigProperty(name = "okpay.quote.rate-honoured-within") BigDecimal honoured) {
        this.directory = directory;
        this.cards = cards;
        this.limits = limits;
        this.life = life;
        this.honoured = honoured;
    }

    Quote price(DirectoryCustomer owner, QuoteRequest request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Obstacle> obstacles = new ArrayList<>();
        boolean bySource = request.sourceAmount() != null;
        String source = bySource ? request.amount().currencyCode() : request.otherCurrency();
        String target = bySource ? request.otherCurrency() : request.amount().currencyCode();
        RateCard card = cards.latest(source, target)
                .orElseThrow(() -> ProblemException.of(
                                QuoteProblem.UNKNOWN_PAIR, bySource ? "targetCurrency" : "sourceCurrency")
                        .with("source", source)
                        .with("target", target));
        Quote quote;
        if (card.validAt(now)) {
            quote = priced(owner, request, card, now);
            checkLimits(quote, now, obstacles);
        } else {
            obstacles.add(Obstacle.of(QuoteProblem.RATE_STALE, null, Map.of("source", source, "target", target)));
            quote = new Quote(
                    owner.id(),
                    bySource ? request.amount() : Money.zero(source),
                    QuotedExchange.unpriced(bySource ? Money.zero(target) : request.amount()),
                    now,
                    now.plus(life));
        }
        DirectoryWallet from = directory.wallet(owner.id(), source).orElse(null);
        DirectoryWallet to = directory.wallet(owner.id(), target).orElse(null);
        PriceQuote.checkBalance(from, quote, obstacles);
        if (card.validAt(now)
                && !Objects.requireNonNull(quote.exchange()).target().isPositive()) {
            obstacles.add(Obstacle.of(QuoteProblem.AMOUNT_TOO_SMALL, "sourceAmount", Map.of("currency", target)));
        }
        return quote.from(from, null).to(owner, to, request.note()).with(obstacles);
    }

    private Quote priced(DirectoryCustomer owner, QuoteRequest request, RateCard card, Instant now) {
        Exchange exchange = exchange(request, card, owner.tier());
        Instant ends = now.plus(life);
        return new Quote(
                owner.id(),
                exchange.source(),
                QuotedExchange.of(exchange),
                now,
                ends.isBefore(card.validUntil()) ? ends : card.validUntil());
    }

    private static Exchange exchange(QuoteRequest request, RateCard card, String tier) {
        String field = request.sourceAmount() == null ? "targetAmount.amount" : "sourceAmount.amount";
        try {
            Exchange exchange = request.sourceAmount() == null
                    ? Exchange.ofTarget(request.amount(), card, tier)
                    : Exchange.ofSource(request.amount(), card, tier);
            if (exchange.source().minor() <= FeeBasis.LARGEST_AMOUNT
                    && exchange.atMid().minor() <= FeeBasis.LARGEST_AMOUNT) {
                return exchange;
            }
        } catch (ArithmeticException beyondLong) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, field);
        }
        throw ProblemException.of(CommonProblem.INVALID_AMOUNT, field);
    }

    private void checkLimits(Quote quote, Instant now, List<Obstacle> obstacles) {
        limits.of(quote.customerId(), PaymentType.CONVERSION, quote.received().currencyCode(), now).stream()
                .filter(limit -> !limit.admits(quote.received()))
                .forEach(limit -> obstacles.add(Obstacle.of(QuoteProblem.LIMIT_EXCEEDED, null, limit.parameters())));
    }

    /**
     * Refuses a quote whose price the operator no longer honours: when no card is valid, or the mid-market rate is further from the
     * quoted one than {@code okpay.quote.rate-honoured-within}, either way.
     *
     * @throws ProblemException RATE_STALE or RATE_MOVED
     */
    public void checkHonoured(Quote quote, Instant now) {
        QuotedExchange exchange = quote.exchange();
        if (exchange == null) {
            return;
        }
        String source = quote.received().currencyCode();
        String target = exchange.target().currencyCode();
        RateCard card = cards.latest(source, target)
                .filter(latest -> latest.validAt(now))
                .orElseThrow(() -> ProblemException.of(QuoteProblem.RATE_STALE)
                        .with("source", source)
                        .with("target", target));
        BigDecimal quoted = Objects.requireNonNull(exchange.mid());
        if (card.mid().subtract(quoted).abs().compareTo(quoted.multiply(honoured)) > 0) {
            throw ProblemException.of(QuoteProblem.RATE_MOVED, "quoteId");
        }
    }
}
