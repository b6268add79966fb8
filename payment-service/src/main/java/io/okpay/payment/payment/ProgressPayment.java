package io.okpay.payment.payment;

import io.okpay.payment.bank.BankStatement;
import io.okpay.payment.exemption.Exemptions;
import io.okpay.payment.exemption.TrustedPayees;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.order.Orders;
import io.okpay.payment.payout.Payouts;
import io.okpay.payment.promotion.Promotions;
import io.okpay.payment.rail.RailKind;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.reconciliation.BankBookings;
import io.okpay.payment.request.PaymentRequests;
import io.okpay.payment.schedule.Schedules;
import io.okpay.payment.stepup.FactorFailed;
import io.okpay.payment.stepup.FactorVerified;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Moves payments from state to state as factors, results and time come in. What comes late or twice changes nothing. */
@ApplicationScoped
class ProgressPayment {

    private final Payments payments;
    private final Outbox outbox;
    private final Limits limits;
    private final Promotions promotions;
    private final PaymentRequests requests;
    private final Orders orders;
    private final Payouts payouts;
    private final Schedules schedules;
    private final Exemptions exemptions;
    private final TrustedPayees trustedPayees;
    private final BankBookings bookings;
    private final PaymentSignals signals;
    private final TransactionSynchronizationRegistry transactions;

    ProgressPayment(
            Payments payments,
            Outbox outbox,
            Limits limits,
            Promotions promotions,
            PaymentRequests requests,
            Orders orders,
            Payouts payouts,
            Schedules schedules,
            Exemptions exemptions,
            TrustedPayees trustedPayees,
            BankBookings bookings,
            PaymentSignals signals,
            TransactionSynchronizationRegistry transactions) {
        this.payments = payments;
        this.outbox = outbox;
        this.limits = limits;
        this.promotions = promotions;
        this.requests = requests;
        this.orders = orders;
        this.payouts = payouts;
        this.schedules = schedules;
        this.exemptions = exemptions;
        this.trustedPayees = trustedPayees;
        this.bookings = bookings;
        this.signals = signals;
        this.transactions = transactions;
    }

    /** A factor was verified: with the last one the money starts to move. */
    void confirmed(@Observes FactorVerified factor) {
        Payment payment = payments.locked(factor.subjectId())
                .filter(one -> one.state() == PaymentState.REQUIRES_AUTHENTICATION)
                .orElse(null);
        if (payment == null) {
            return;
        }
        if (factor.last()) {
            exemptions.authenticated(payment.payerId());
            if (payment.trustsPayee()) {
                trustedPayees.trust(payment.payerId(), payment.payeeId(), payment.payeeName(), payment.id(), now());
            }
            payment.process(now());
            if (!payment.rail().step().asksRail()) {
                outbox.publish(payments.commandOf(payment));
            }
        }
        signalAfterCommit(payment.id());
    }

    /** A factor can no longer be verified: the payment fails with its code. */
    void notConfirmed(@Observes FactorFailed factor) {
        payments.locked(factor.subjectId())
                .filter(payment -> payment.state() == PaymentState.REQUIRES_AUTHENTICATION)
                .ifPresent(payment -> fail(payment, factor.code(), Map.of()));
    }

    /** The ledger booked the transfer. */
    @Transactional(Transactional.TxType.MANDATORY)
    void posted(UUID paymentId, UUID transferId) {
        Payment payment = payments.locked(paymentId).orElse(null);
        if (payment == null) {
            return;
        }
        if (payment.state() == PaymentState.PROCESSING && payment.transferId().equals(transferId)) {
            payment.complete(now());
            outbox.publish(PaymentEvents.completed(payment));
            noteBankBooking(payment, BankStatement.Kind.MOVEMENT, now());
            signalAfterCommit(paymentId);
            refundArrived(payment);
            QuotedExchange exchange = payment.exchange();
            if (exchange != null) {
                outbox.publish(PaymentEvents.executed(payment, exchange));
            }
            UUID requestId = payment.paymentRequestId();
            if (requestId != null) {
                requests.paid(requestId, payment.payerId(), paymentId);
            }
            UUID orderId = payment.orderId();
            if (orderId != null) {
                orders.paid(orderId, paymentId, payment.fee());
            }
            if (payment.payoutId() != null) {
                payouts.paid(paymentId);
            }
            UUID scheduleId = payment.scheduleId();
            if (scheduleId != null) {
                schedules.paid(scheduleId, paymentId);
            }
        }
    }

    /** The ledger rejected the transfer: an instrument that was charged gets its money back first. */
    @Transactional(Transactional.TxType.MANDATORY)
    void rejected(UUID paymentId, UUID transferId, String code, Map<String, String> details) {
        Payment payment = payments.locked(paymentId).orElse(null);
        if (payment == null || payment.state() != PaymentState.PROCESSING) {
            return;
        }
        RailStep step = payment.rail().step();
        UUID asked = step == RailStep.HOLD_DUE ? payment.rail().holdId() : payment.transferId();
        if (transferId.equals(asked)) {
            switch (step) {
                case CHARGED -> payment.failAfter(RailStep.GIVE_BACK_DUE, code, details, now());
                case NONE, HOLD_DUE -> fail(payment, code, details);
                default -> {}
            }
        }
    }

    /** The payer calls it off. */
    @Transactional
    Payment cancel(UUID paymentId, UUID customerId) {
        Payment payment = payments.locked(paymentId)
                .filter(one -> one.isPaidBy(customerId))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (payment.state() != PaymentState.REQUIRES_AUTHENTICATION) {
            throw ProblemException.of(PaymentProblem.PAYMENT_NOT_CANCELLABLE)
                    .with("state", payment.state().name());
        }
        payment.cancel(now());
        movesNothing(payment);
        return payment;
    }

    /** The time to confirm is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    void expire(Payment payment) {
        payment.expire(now());
        outbox.publish(PaymentEvents.failed(payment));
        movesNothing(payment);
    }

    /** Ends a payment without moving money. */
    @Transactional(Transactional.TxType.MANDATORY)
    void fail(Payment payment, String code, Map<String, String> details) {
        payment.fail(code, details, now());
        outbox.publish(PaymentEvents.failed(payment));
        movesNothing(payment);
    }

    /** What the payment had done before it failed is undone. */
    @Transactional(Transactional.TxType.MANDATORY)
    void undone(Payment payment) {
        if (payment.rail().step() == RailStep.GIVE_BACK_DUE) {
            // the ledger booked neither, and the bank both
            noteBankBooking(payment, BankStatement.Kind.MOVEMENT, now());
            noteBankBooking(payment, BankStatement.Kind.GIVE_BACK, now());
        }
        payment.undone(now());
        outbox.publish(PaymentEvents.failed(payment));
        movesNothing(payment);
    }

    /** What the bank's statement has to show of the payment. */
    void noteBankBooking(Payment payment, BankStatement.Kind kind, Instant now) {
        if (payment.rail().step() == RailStep.NONE || payment.rail().kind() != RailKind.BANK) {
            return;
        }
        boolean in = payment.isPaidOut() != (kind == BankStatement.Kind.MOVEMENT);
        Money amount = payment.atRail();
        bookings.book(payment.id(), kind, in ? amount : amount.negated(), now);
    }

    private void refundArrived(Payment refund) {
        UUID originalId = refund.originalId();
        if (originalId != null) {
            Payment original = payments.locked(originalId).orElseThrow();
            original.refundArrived(refund, now());
            outbox.publish(PaymentEvents.refunded(original, refund));
            UUID orderId = original.orderId();
            if (orderId != null) {
                orders.refunded(orderId, refund.id(), refund.received());
            }
            signalAfterCommit(originalId);
        }
    }

    /** What was taken for the payment is given back. */
    private void movesNothing(Payment payment) {
        limits.giveBack(payment.id());
        UUID originalId = payment.originalId();
        if (originalId != null) {
            payments.locked(originalId).orElseThrow().refundFailed(payment);
        }
        UUID requestId = payment.paymentRequestId();
        if (requestId != null) {
            requests.released(requestId, payment.id());
        }
        UUID orderId = payment.orderId();
        if (orderId != null) {
            orders.released(orderId, payment.id());
        }
        String failure = payment.failureCode();
        if (payment.payoutId() != null && failure != null) {
            payouts.failed(payment.id(), failure, payment.failureDetails());
        }
        UUID scheduleId = payment.scheduleId();
        if (scheduleId != null && failure != null) {
            schedules.failed(scheduleId, payment.id(), failure, payment.failureDetails());
        }
        promotions.giveBack(payment.id());
        signalAfterCommit(payment.id());
    }

    private void signalAfterCommit(UUID paymentId) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    signals.changed(paymentId);
                }
            }
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
