package io.okpay.payment.payment;

import io.okpay.payment.beneficiary.Beneficiaries;
import io.okpay.payment.corridor.Remittance;
import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.rail.RailOrder;
import io.okpay.payment.rail.RailOutcome;
import io.okpay.payment.rail.RailParty;
import io.okpay.payment.rail.Rails;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings every payment to its end: asks rails to move money and what became of it, repeats commands whose result is missing, and
 * expires what nobody confirmed. A payment is worked on by one replica at a time, and no transaction is open while a rail is asked.
 */
@ApplicationScoped
class Janitor {

    private static final Logger LOG = Logger.getLogger(Janitor.class);

    private final Payments payments;
    private final ProgressPayment progress;
    private final RailProgress railProgress;
    private final Directory directory;
    private final Beneficiaries beneficiaries;
    private final Rails rails;
    private final Patience patience;
    private final Outbox outbox;

    private record Errand(
            RailStep step,
            boolean refund,
            RailOrder order,
            @Nullable String reference) {}

    Janitor(
            Payments payments,
            ProgressPayment progress,
            RailProgress railProgress,
            Directory directory,
            Beneficiaries beneficiaries,
            Rails rails,
            Patience patience,
            Outbox outbox) {
        this.payments = payments;
        this.progress = progress;
        this.railProgress = railProgress;
        this.directory = directory;
        this.beneficiaries = beneficiaries;
        this.rails = rails;
        this.patience = patience;
        this.outbox = outbox;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        Instant now = Instant.now();
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> payments.due(now));
        due.forEach(id -> Thread.ofVirtual().name("payment-" + id).start(() -> attend(id)));
    }

    /** Does what is due for one payment now, if nobody else is at it. */
    void attend(UUID paymentId) {
        try {
            Errand errand = QuarkusTransaction.requiringNew().call(() -> take(paymentId));
            if (errand != null) {
                RailOutcome outcome = run(errand);
                QuarkusTransaction.requiringNew().run(() -> railProgress.answered(paymentId, errand.step(), outcome));
            }
        } catch (RuntimeException e) {
            LOG.warnf("Payment %s is tried again later: %s", paymentId, e.getMessage());
        }
    }

    private @Nullable Errand take(UUID paymentId) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Payment payment = payments.locked(paymentId).orElseThrow();
        if (!payment.isDue(now)) {
            return null;
        }
        if (payment.state() == PaymentState.REQUIRES_AUTHENTICATION) {
            progress.expire(payment);
            return null;
        }
        payment.takeTurn(patience, now);
        if (payment.rail().step().asksRail()) {
            return errand(payment);
        }
        outbox.publish(payments.commandOf(payment));
        return null;
    }

    private Errand errand(Payment payment) {
        RailPart rail = payment.rail();
        return new Errand(
                rail.step(),
                payment.type() == PaymentType.REFUND,
                new RailOrder(payment.id(), party(payment), payment.atRail(), payment.createdAt(), payment.repeats()),
                rail.reference());
    }

    private RailParty party(Payment payment) {
        Remittance remittance = payment.remittance();
        if (remittance == null) {
            return new RailParty.OwnInstrument(directory
                    .instrument(Objects.requireNonNull(payment.rail().instrumentId()))
                    .orElseThrow());
        }
        DirectoryCustomer payer = directory.customer(payment.payerId()).orElseThrow();
        return new RailParty.AccountAbroad(
                beneficiaries
                        .findByIdOptional(Objects.requireNonNull(remittance.beneficiaryId()))
                        .orElseThrow(),
                payer.id(),
                payer.fullName(),
                payer.country(),
                remittance.purpose(),
                payment.note());
    }

    private RailOutcome run(Errand errand) {
        return switch (errand.step()) {
            case CHARGE_DUE -> rails.collect(errand.order());
            case PAYOUT_DUE ->
                errand.refund()
                        ? rails.giveBack(errand.order(), Objects.requireNonNull(errand.reference()))
                        : rails.payOut(errand.order());
            case GIVE_BACK_DUE -> rails.giveBack(errand.order(), Objects.requireNonNull(errand.reference()));
            default -> throw new IllegalStateException("No rail is asked at " + errand.step());
        };
    }
}
