package io.okpay.payment.payment;

import io.okpay.payment.bank.BankStatement;
import io.okpay.payment.operatorcase.CaseKind;
import io.okpay.payment.operatorcase.Cases;
import io.okpay.payment.order.Orders;
import io.okpay.payment.rail.RailKind;
import io.okpay.payment.rail.RailOutcome;
import io.okpay.payment.rail.RailReport;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Moves payments on as rails and the ledger answer. A rail may answer twice, late, or before the question is over: what does not fit
 * the payment's step changes nothing, and what contradicts it is for a person.
 */
@ApplicationScoped
class RailProgress {

    private static final Logger LOG = Logger.getLogger(RailProgress.class);

    private final Payments payments;
    private final ProgressPayment progress;
    private final Orders orders;
    private final Cases cases;
    private final Patience patience;
    private final Outbox outbox;

    RailProgress(
            Payments payments, ProgressPayment progress, Orders orders, Cases cases, Patience patience, Outbox outbox) {
        this.payments = payments;
        this.progress = progress;
        this.orders = orders;
        this.cases = cases;
        this.patience = patience;
        this.outbox = outbox;
    }

    /** The answer to what was asked of a rail. */
    @Transactional(Transactional.TxType.MANDATORY)
    void answered(UUID paymentId, RailStep asked, RailOutcome outcome) {
        Payment payment = payments.locked(paymentId).orElseThrow();
        if (payment.state() != PaymentState.PROCESSING || payment.rail().step() != asked) {
            return;
        }
        Instant now = now();
        switch (outcome) {
            case RailOutcome.Settled settled when asked == RailStep.GIVE_BACK_DUE -> progress.undone(payment);
            case RailOutcome.Declined declined
            when asked == RailStep.GIVE_BACK_DUE ->
                leaveToPerson(payment, CaseKind.GIVE_BACK_REFUSED, Map.of("code", declined.code()), now);
            case RailOutcome.Settled settled -> {
                payment.settledByRail(settled.reference(), now);
                outbox.publish(payments.commandOf(payment));
                cases.settledItself(paymentId, CaseKind.RAIL_OUTCOME_UNKNOWN, now);
            }
            case RailOutcome.Declined declined -> {
                declined(payment, declined.code(), now);
                cases.settledItself(paymentId, CaseKind.RAIL_OUTCOME_UNKNOWN, now);
            }
            case RailOutcome.Unknown unknown -> {
                if (payment.exhausts(patience)) {
                    leaveToPerson(payment, CaseKind.RAIL_OUTCOME_UNKNOWN, Map.of("step", asked.name()), now);
                } else {
                    payment.retryLater(patience, now);
                }
            }
        }
    }

    /** The ledger holds the money of a withdrawal. */
    @Transactional(Transactional.TxType.MANDATORY)
    void held(UUID paymentId, UUID holdId) {
        payments.locked(paymentId)
                .filter(payment -> payment.state() == PaymentState.PROCESSING
                        && payment.rail().step() == RailStep.HOLD_DUE)
                .filter(payment -> holdId.equals(payment.rail().holdId()))
                .ifPresent(payment -> payment.held(now()));
    }

    /** The ledger freed the money of a withdrawal that the rail refused. */
    @Transactional(Transactional.TxType.MANDATORY)
    void released(UUID paymentId, UUID holdId) {
        payments.locked(paymentId)
                .filter(payment -> payment.state() == PaymentState.PROCESSING
                        && payment.rail().step() == RailStep.RELEASE_DUE)
                .filter(payment -> holdId.equals(payment.rail().holdId()))
                .ifPresent(progress::undone);
    }

    /** The ledger followed a rail that took money back. */
    @Transactional(Transactional.TxType.MANDATORY)
    void followed(UUID paymentId, UUID transferId) {
        payments.locked(paymentId)
                .filter(payment -> payment.rail().step() == RailStep.TAKE_BACK_DUE
                        && transferId.equals(payment.rail().takenBackId()))
                .ifPresent(payment -> {
                    String reason = payment.rail().kind() == RailKind.CARD ? "CHARGEBACK" : "RETURNED";
                    payment.takenBack(reason, now());
                    progress.noteBankBooking(payment, BankStatement.Kind.RETURN, now());
                    outbox.publish(PaymentEvents.takenBack(payment, reason));
                    QuotedExchange exchange = payment.exchange();
                    if (exchange != null) {
                        outbox.publish(PaymentEvents.reversed(payment, transferId, exchange));
                    }
                });
    }

    /** The wallet cannot cover what a rail took back. */
    @Transactional(Transactional.TxType.MANDATORY)
    void notFollowed(UUID paymentId, UUID transferId, String code) {
        payments.locked(paymentId)
                .filter(payment -> payment.rail().step() == RailStep.TAKE_BACK_DUE
                        && transferId.equals(payment.rail().takenBackId()))
                .ifPresent(payment -> {
                    payment.takenBackUncovered(now());
                    progress.noteBankBooking(payment, BankStatement.Kind.RETURN, now());
                    outbox.publish(payments.commandOf(payment));
                    cases.open(CaseKind.TAKEN_BACK_UNCOVERED, paymentId, Map.of("code", code), now());
                });
    }

    /** The rail has done its part and the ledger will not do its own: repeating it by itself would change nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void refusedByLedger(UUID paymentId, UUID transferId, String code) {
        payments.locked(paymentId)
                .filter(payment -> payment.state() == PaymentState.PROCESSING
                        && payment.rail().step().endsInLedger()
                        && Booking.idAt(payment).equals(transferId))
                .ifPresent(payment -> leaveToPerson(
                        payment,
                        CaseKind.LEDGER_REFUSED,
                        Map.of("step", payment.rail().step().name(), "code", code),
                        now()));
    }

    void reported(@Observes RailReport report) {
        Payment payment = payments.locked(report.paymentId())
                .filter(one -> one.rail().step() != RailStep.NONE && one.rail().kind() == report.rail())
                .orElse(null);
        if (payment == null) {
            LOG.warnf("The %s rail reports on payment %s, which it never had", report.rail(), report.paymentId());
            return;
        }
        switch (report) {
            case RailReport.Decided decided -> decided(payment, decided.outcome());
            case RailReport.TakenBack takenBack -> takenBack(payment, takenBack);
        }
    }

    private void decided(Payment payment, RailOutcome outcome) {
        RailStep step = payment.rail().step();
        if (step == RailStep.CHARGE_DUE || step == RailStep.PAYOUT_DUE) {
            answered(payment.id(), step, outcome);
        } else if (contradicts(step, outcome)) {
            cases.open(
                    CaseKind.RAIL_CONTRADICTS_ITSELF,
                    payment.id(),
                    Map.of("step", step.name(), "outcome", outcome.toString()),
                    now());
        }
    }

    private static boolean contradicts(RailStep step, RailOutcome outcome) {
        return switch (step) {
            case CHARGED, PAID_OUT -> outcome instanceof RailOutcome.Declined;
            case RELEASE_DUE -> outcome instanceof RailOutcome.Settled;
            default -> false;
        };
    }

    private void takenBack(Payment payment, RailReport.TakenBack report) {
        RailStep step = payment.rail().step();
        boolean whole = report.amount().equals(payment.atRail());
        if (payment.state() == PaymentState.COMPLETED
                && (step == RailStep.CHARGED || step == RailStep.PAID_OUT)
                && whole) {
            payment.takeBack(report.reason(), now());
            UUID orderId = payment.orderId();
            if (orderId != null) {
                orders.chargedBack(orderId);
            }
            outbox.publish(payments.commandOf(payment));
        } else if (!step.tookBack()) {
            cases.open(
                    CaseKind.TAKEN_BACK_OTHERWISE,
                    payment.id(),
                    Map.of(
                            "amount", report.amount().toString(),
                            "reason", report.reason(),
                            "state", payment.state().name()),
                    now());
        }
    }

    private void declined(Payment payment, String code, Instant now) {
        boolean card = payment.rail().kind() == RailKind.CARD;
        PaymentProblem problem = card ? PaymentProblem.CARD_DECLINED : PaymentProblem.BANK_DECLINED;
        end(payment, problem, Map.of(card ? "declineCode" : "reasonCode", code), now);
    }

    /** Ends a payment that the rail did not carry out: what is held for it is freed first. */
    private void end(Payment payment, PaymentProblem problem, Map<String, String> details, Instant now) {
        if (payment.rail().step() == RailStep.PAYOUT_DUE) {
            payment.failAfter(RailStep.RELEASE_DUE, problem.name(), details, now);
            outbox.publish(payments.commandOf(payment));
        } else {
            progress.fail(payment, problem.name(), details);
        }
    }

    private void leaveToPerson(Payment payment, CaseKind kind, Map<String, String> details, Instant now) {
        payment.leaveToPerson(now);
        cases.open(kind, payment.id(), details, now);
    }

    void caseDecided(@Observes Cases.Decided decided) {
        Payment payment = payments.locked(decided.paymentId()).orElseThrow();
        Instant now = now();
        RailStep step = payment.rail().step();
        if (payment.state() != PaymentState.PROCESSING) {
            return;
        }
        if (step.endsInLedger()) {
            payment.tryAgain(now);
            return;
        }
        if (!step.asksRail()) {
            return;
        }
        switch (decided.decision()) {
            case SETTLED -> answered(payment.id(), step, new RailOutcome.Settled("case-" + decided.caseId()));
            case NOT_SETTLED -> {
                if (step == RailStep.GIVE_BACK_DUE) {
                    payment.tryAgain(now);
                } else {
                    end(payment, PaymentProblem.RAIL_GAVE_UP, Map.of(), now);
                }
            }
            case ASK_AGAIN -> payment.tryAgain(now);
            case NOTED -> {}
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
