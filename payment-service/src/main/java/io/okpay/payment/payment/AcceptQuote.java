package io.okpay.payment.payment;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.order.Orders;
import io.okpay.payment.promotion.Promotions;
import io.okpay.payment.promotion.Reduction;
import io.okpay.payment.quote.ExchangeRates;
import io.okpay.payment.quote.Obstacle;
import io.okpay.payment.quote.PriceCrossBorder;
import io.okpay.payment.quote.Quote;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.payment.quote.Quotes;
import io.okpay.payment.request.PaymentRequests;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a payment of a quote: exactly its figures, once. */
@ApplicationScoped
class AcceptQuote {

    /** What goes to somebody else, who can be trusted. */
    private static final Set<PaymentType> PAID_TO_ANOTHER =
            EnumSet.of(PaymentType.TRANSFER, PaymentType.MERCHANT_PAYMENT, PaymentType.CROSS_BORDER_TRANSFER);

    private final Quotes quotes;
    private final ExchangeRates rates;
    private final PriceCrossBorder crossBorder;
    private final Payments payments;
    private final Directory directory;
    private final Limits limits;
    private final Promotions promotions;
    private final PaymentRequests requests;
    private final Orders orders;
    private final StepUp stepUp;

    AcceptQuote(
            Quotes quotes,
            ExchangeRates rates,
            PriceCrossBorder crossBorder,
            Payments payments,
            Directory directory,
            Limits limits,
            Promotions promotions,
            PaymentRequests requests,
            Orders orders,
            StepUp stepUp) {
        this.quotes = quotes;
        this.rates = rates;
        this.crossBorder = crossBorder;
        this.payments = payments;
        this.directory = directory;
        this.limits = limits;
        this.promotions = promotions;
        this.requests = requests;
        this.orders = orders;
        this.stepUp = stepUp;
    }

    /**
     * Accepts the customer's own quote in the running transaction.
     *
     * @param trustPayee whether the payee is trusted from here on: both factors are needed then
     * @param language of what the refusal says
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Payment accept(UUID quoteId, UUID customerId, boolean trustPayee, Locale language) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Quote quote = quotes.locked(quoteId, customerId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, "quoteId"));
        refuseUnusable(quote, language, now);
        rates.checkHonoured(quote, now);
        crossBorder.checkServed(quote);
        if (trustPayee && !PAID_TO_ANOTHER.contains(quote.type())) {
            throw ProblemException.of(QuoteProblem.FIELD_NOT_EXPECTED, "trustPayee");
        }
        quote.use();
        DirectoryCustomer payer = directory.customer(customerId).orElseThrow();
        if (payer.isFrozen()) {
            // frozen since the quote was made; a card would be charged before the ledger could refuse
            throw ProblemException.of(QuoteProblem.ACCOUNT_FROZEN);
        }
        Payment payment = new Payment(quote, payer.displayName(), instrument(quote), now);
        if (trustPayee) {
            payment.trustPayee();
        }
        takeFromLimits(payment, now);
        UUID paymentRequestId = quote.paymentRequestId();
        if (paymentRequestId != null) {
            requests.claim(paymentRequestId, customerId, payment.id());
        }
        UUID orderId = quote.orderId();
        if (orderId != null) {
            orders.claim(orderId, payment.id());
        }
        stepUp.start(payment, payer, quote.expiresAt(), now);
        payments.flush();
        takeFromPromotion(payment);
        return payment;
    }

    /** Makes the payment of a mandate's day in the running transaction, without factors. */
    @Transactional(Transactional.TxType.MANDATORY)
    Payment follow(UUID scheduleId, Quote quote) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        refuseUnusable(quote, Locale.ENGLISH, now);
        quote.use();
        DirectoryCustomer payer = directory.customer(quote.customerId()).orElseThrow();
        Payment payment = new Payment(quote, payer.displayName(), instrument(quote), now);
        takeFromLimits(payment, now);
        payment.followFrom(scheduleId, now);
        stepUp.start(payment);
        payments.flush();
        takeFromPromotion(payment);
        return payment;
    }

    private @Nullable DirectoryInstrument instrument(Quote quote) {
        UUID id = quote.instrumentId();
        return id == null
                ? null
                : directory
                        .instrument(id, quote.customerId())
                        .orElseThrow(() -> ProblemException.of(QuoteProblem.INSTRUMENT_NOT_FOUND, "quoteId"));
    }

    private static void refuseUnusable(Quote quote, Locale language, Instant now) {
        if (quote.isUsed()) {
            throw ProblemException.of(PaymentProblem.QUOTE_ALREADY_USED, "quoteId");
        }
        if (quote.isExpired(now)) {
            throw ProblemException.of(PaymentProblem.QUOTE_EXPIRED, "quoteId");
        }
        List<Obstacle> obstacles = quote.obstacles();
        if (!obstacles.isEmpty()) {
            throw obstacles
                    .getFirst()
                    .refusal()
                    .with(
                            "obstacles",
                            obstacles.stream()
                                    .map(obstacle -> obstacle.in(language))
                                    .toList());
        }
    }

    private void takeFromLimits(Payment payment, Instant now) {
        limits.take(payment.id(), payment.payerId(), payment.type(), payment.counted(), now)
                .ifPresent(limit -> {
                    ProblemException refusal = ProblemException.of(QuoteProblem.LIMIT_EXCEEDED);
                    limit.parameters().forEach(refusal::with);
                    throw refusal;
                });
    }

    private void takeFromPromotion(Payment payment) {
        Reduction promised = payment.promotion();
        if (promised != null) {
            promotions.take(payment.id(), payment.payerId(), promised).ifPresent(reason -> {
                throw ProblemException.of(QuoteProblem.of(reason), "quoteId");
            });
        }
    }
}
