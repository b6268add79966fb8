package io.okpay.payment.quote;

import io.okpay.payment.rate.Exchange;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.rate.RateCard;
import io.okpay.payment.rate.RateCards;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What quotes take from the rate cards, and whether the operator still stands by it when a quote is accepted. */
@ApplicationScoped
public class ExchangeRates {

    private final RateCards cards;
    private final BigDecimal honoured;

    ExchangeRates(RateCards cards, @ConfigProperty(name = "okpay.quote.rate-honoured-within") BigDecimal honoured) {
        this.cards = cards;
        this.honoured = honoured;
    }

    /** The card that prices a request, valid or not; throws UNKNOWN_PAIR when there is none. */
    RateCard card(QuoteRequest request) {
        String source = request.leaving();
        String target = request.arriving();
        return cards.latest(source, target)
                .orElseThrow(() -> ProblemException.of(
                                QuoteProblem.UNKNOWN_PAIR,
                                request.sourceAmount() == null ? "sourceCurrency" : "targetCurrency")
                        .with("source", source)
                        .with("target", target));
    }

    static Obstacle stale(RateCard card) {
        return Obstacle.of(QuoteProblem.RATE_STALE, null, Map.of("source", card.source(), "target", card.target()));
    }

    /** What a source amount comes to. */
    static Exchange ofSource(Money source, RateCard card, String tier) {
        try {
            return bounded(Exchange.ofSource(source, card, tier), "sourceAmount.amount");
        } catch (ArithmeticException beyondLong) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "sourceAmount.amount");
        }
    }

    /** The least source that brings a target amount. */
    static Exchange ofTarget(Money target, RateCard card, String tier) {
        try {
            return bounded(Exchange.ofTarget(target, card, tier), "targetAmount.amount");
        } catch (ArithmeticException beyondLong) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "targetAmount.amount");
        }
    }

    private static Exchange bounded(Exchange exchange, String field) {
        if (exchange.source().minor() > FeeBasis.LARGEST_AMOUNT
                || exchange.atMid().minor() > FeeBasis.LARGEST_AMOUNT) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, field);
        }
        return exchange;
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
