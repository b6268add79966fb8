package io.okpay.payment.payment;

import io.okpay.payment.corridor.Remittance;
import io.okpay.payment.exemption.ExemptionKind;
import io.okpay.payment.promotion.Reduction;
import io.okpay.payment.rate.ExchangeResponse;
import io.okpay.payment.receipt.Receipt;
import io.okpay.payment.stepup.Challenges;
import io.okpay.payment.tariff.FeeComputation;
import io.okpay.payment.tariff.Tariffs;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws the receipt of a payment that moved money, from what is stored and by computing its fee again. */
@ApplicationScoped
class DrawReceipt {

    private final Payments payments;
    private final Challenges challenges;
    private final Tariffs tariffs;

    DrawReceipt(Payments payments, Challenges challenges, Tariffs tariffs) {
        this.payments = payments;
        this.challenges = challenges;
        this.tariffs = tariffs;
    }

    @Transactional
    Receipt draw(UUID paymentId, UUID reader) {
        Payment payment =
                payments.visible(paymentId, reader).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (!payment.state().arrived()) {
            throw ProblemException.of(PaymentProblem.RECEIPT_NOT_AVAILABLE)
                    .with("state", payment.state().name());
        }
        boolean payer = payment.isPaidBy(reader);
        ExemptionKind exemption = payment.exemption();
        return new Receipt(
                payment.id(),
                payment.reference(),
                payment.type().name(),
                payment.state().name(),
                payment.payerName(),
                payment.payeeName(),
                payment.note(),
                payer && payment.isFeeOfPayee() ? payment.debit() : payment.arriving(),
                feeReturned(payment),
                payer ? fees(payment) : null,
                payer ? promotion(payment) : null,
                payer ? payment.debit() : null,
                payer ? ExchangeResponse.from(payment.exchange()) : null,
                payer ? abroad(payment.remittance()) : null,
                payment.originalId(),
                refunds(payment),
                payer && exemption != null ? exemption.name() : null,
                payer ? factors(payment) : null,
                payer ? history(payment) : null,
                new Receipt.Ledger(payment.transferId(), "/v1/ledger/proofs/" + payment.transferId()),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Receipt.@Nullable Abroad abroad(@Nullable Remittance remittance) {
        return remittance == null
                ? null
                : new Receipt.Abroad(remittance.corridorId(), remittance.purpose(), remittance.arrivesOn());
    }

    private static @Nullable Money feeReturned(Payment payment) {
        if (payment.exchange() != null) {
            return null;
        }
        Money share = payment.arriving().minus(payment.received());
        return share.isZero() ? null : share;
    }

    private List<Receipt.FeeLine> fees(Payment payment) {
        Integer version = payment.tariffVersion();
        String rule = payment.feeRule();
        if (version == null || rule == null || payment.isFeeOfPayee()) {
            return List.of();
        }
        FeeComputation computation = tariffs.computation(version, rule, payment.received())
                .orElseThrow(() -> new IllegalStateException("Tariff " + version + " has no rule " + rule));
        Money adjustment = payment.fee().minus(computation.fee());
        return List.of(new Receipt.FeeLine(
                payment.fee(), version, rule, computation, adjustment.isZero() ? null : adjustment));
    }

    private static Receipt.@Nullable PromotionLine promotion(Payment payment) {
        Reduction promotion = payment.promotion();
        return promotion == null
                ? null
                : new Receipt.PromotionLine(
                        promotion.promotionId(),
                        promotion.name(),
                        payment.reduction().negated());
    }

    private List<Receipt.RefundLine> refunds(Payment payment) {
        return payments.refundsOf(payment.id()).stream()
                .filter(refund -> refund.state().arrived())
                .map(refund ->
                        new Receipt.RefundLine(refund.id(), refund.reference(), refund.arriving(), refund.updatedAt()))
                .toList();
    }

    private List<Receipt.Factor> factors(Payment payment) {
        return challenges.of(payment.id()).stream()
                .map(challenge -> new Receipt.Factor(challenge.factor().name(), challenge.verifiedAt()))
                .toList();
    }

    private static List<Receipt.Step> history(Payment payment) {
        return payment.history().stream()
                .map(change -> new Receipt.Step(change.state().name(), change.reason(), change.at()))
                .toList();
    }
}
