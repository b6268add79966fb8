package io.okpay.payment.payment;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.payment.RefundPolicies.RefundPolicy;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Gives money of a payment back to its payer, whole or in parts, never more than the original. */
@ApplicationScoped
class RefundPayment {

    private final Payments payments;
    private final RefundPolicies policies;
    private final Directory directory;
    private final StepUp stepUp;
    private final Outbox outbox;
    private final Duration life;

    RefundPayment(
            Payments payments,
            RefundPolicies policies,
            Directory directory,
            StepUp stepUp,
            Outbox outbox,
            @ConfigProperty(name = "okpay.quote.life") Duration life) {
        this.payments = payments;
        this.policies = policies;
        this.directory = directory;
        this.stepUp = stepUp;
        this.outbox = outbox;
        this.life = life;
    }

    /**
     * Starts a refund by the payee in the running transaction; it is confirmed as a payment is.
     *
     * @param amount of what the payee received; all that is left when it is left out
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Payment refund(UUID originalId, UUID customerId, @Nullable Money amount, @Nullable String note) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Payment original = payments.locked(originalId)
                .filter(one -> one.isVisibleTo(customerId))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        Payment refund = new Payment(original, claim(original, customerId, amount, now), note, now);
        stepUp.start(refund, directory.customer(customerId).orElseThrow(), now.plus(life), now);
        payments.flush();
        return refund;
    }

    /**
     * Starts a refund by the merchant that was paid, in the running transaction: its server decided, so that nobody is asked for factors
     * (PSD2 asks payers for them).
     *
     * @param amount of what the payer paid; all that is left when it is left out
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Payment refundByMerchant(UUID originalId, UUID merchantId, @Nullable Money amount, @Nullable String note) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Payment original = payments.locked(originalId).orElseThrow();
        Payment refund = Payment.byMerchant(original, claim(original, merchantId, amount, now), note, now);
        payments.persist(refund);
        outbox.publish(payments.commandOf(refund));
        payments.flush();
        return refund;
    }

    private Refunds.Claim claim(Payment original, UUID payeeId, @Nullable Money amount, Instant now) {
        RefundPolicy policy = policies.of(original.type()).orElseThrow(() -> notRefundable(original));
        if (!original.isPaidTo(payeeId)) {
            throw ProblemException.of(PaymentProblem.REFUND_BY_PAYEE_ONLY);
        }
        if (!original.state().arrived() || original.rail().step().tookBack()) {
            throw notRefundable(original);
        }
        if (now.isAfter(original.createdAt().plus(Duration.ofDays(policy.days())))) {
            throw ProblemException.of(PaymentProblem.REFUND_TOO_LATE).with("days", policy.days());
        }
        return original.claimRefund(minor(original, amount), policy.feeBasisPoints());
    }

    private static long minor(Payment original, @Nullable Money amount) {
        Money left = original.refundable();
        Money wanted = amount == null ? left : amount;
        if (!wanted.currency().equals(left.currency())) {
            throw ProblemException.of(PaymentProblem.CURRENCY_MISMATCH, "amount.currency")
                    .with("currency", left.currencyCode());
        }
        if (amount != null && !amount.isPositive()) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "amount.amount");
        }
        if (wanted.isZero() || wanted.compareTo(left) > 0) {
            throw ProblemException.of(PaymentProblem.REFUND_EXCEEDS_ORIGINAL, "amount")
                    .with("remaining", left.amount())
                    .with("currency", left.currencyCode());
        }
        return wanted.minor();
    }

    private static ProblemException notRefundable(Payment original) {
        return ProblemException.of(PaymentProblem.PAYMENT_NOT_REFUNDABLE)
                .with("paymentType", original.type().name())
                .with("state", original.state().name());
    }
}
