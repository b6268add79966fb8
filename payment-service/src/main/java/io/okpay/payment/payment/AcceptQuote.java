package io.okpay.payment.payment;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.quote.Exemption;
import io.okpay.payment.quote.Obstacle;
import io.okpay.payment.quote.Quote;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.payment.quote.Quotes;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.event.PaymentPasswordChallengeRequested;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Makes a payment of a quote: exactly its figures, once, and asks for the factors that it needs. */
@ApplicationScoped
class AcceptQuote {

    private final Quotes quotes;
    private final Payments payments;
    private final Challenges challenges;
    private final Directory directory;
    private final Exemption exemption;
    private final Limits limits;
    private final Outbox outbox;

    AcceptQuote(
            Quotes quotes,
            Payments payments,
            Challenges challenges,
            Directory directory,
            Exemption exemption,
            Limits limits,
            Outbox outbox) {
        this.quotes = quotes;
        this.payments = payments;
        this.challenges = challenges;
        this.directory = directory;
        this.exemption = exemption;
        this.limits = limits;
        this.outbox = outbox;
    }

    /**
     * Accepts the customer's own quote in the running transaction.
     *
     * @param language of what the refusal says
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Payment accept(UUID quoteId, UUID customerId, Locale language) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Quote quote = quotes.locked(quoteId, customerId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, "quoteId"));
        refuseUnusable(quote, language, now);
        quote.use();
        DirectoryCustomer payer = directory.customer(customerId).orElseThrow();
        Payment payment = new Payment(quote, payer.displayName(), now);
        takeFromLimits(payment, now);
        payments.persist(payment);
        if (exemption.requiredFactors(payment.type(), payment.debit()).isEmpty()) {
            payment.process(now);
            if (payment.type() == PaymentType.TRANSFER) {
                outbox.publish(payment.transfer());
            }
        } else {
            askForFactors(payment, payer, quote.expiresAt(), now);
        }
        payments.flush();
        return payment;
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
        limits.take(payment.id(), payment.payerId(), payment.type(), payment.received(), now)
                .ifPresent(limit -> {
                    ProblemException refusal = ProblemException.of(QuoteProblem.LIMIT_EXCEEDED);
                    limit.parameters().forEach(refusal::with);
                    throw refusal;
                });
    }

    private void askForFactors(Payment payment, DirectoryCustomer payer, Instant deadline, Instant now) {
        payment.requireAuthentication(deadline, now);
        String binding = Binding.of(payment);
        Challenge otp = new Challenge(payment.id(), Challenge.Factor.OTP, binding, deadline);
        Challenge password = new Challenge(payment.id(), Challenge.Factor.PAYMENT_PASSWORD, binding, deadline);
        challenges.persist(otp, password);
        outbox.publish(
                new PaymentPasswordChallengeRequested(password.id(), payer.id(), payment.id(), binding, deadline));
        outbox.publish(new OtpRequested(
                otp.id(),
                OtpPurpose.PAYMENT,
                Channel.SMS,
                payer.phone(),
                payer.locale(),
                payer.id(),
                binding,
                Map.of("amount", payment.debit().toString(), "payee", payment.payeeName()),
                deadline));
    }
}
