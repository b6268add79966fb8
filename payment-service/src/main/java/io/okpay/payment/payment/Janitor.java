package io.okpay.payment.payment;

import io.okpay.payment.acquirer.CardRail;
import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings every payment to its end: charges and refunds cards, repeats commands whose result is missing, and expires what nobody
 * confirmed. A payment is worked on by one replica at a time, and no transaction is open while the acquirer is asked.
 */
@ApplicationScoped
class Janitor {

    private static final Logger LOG = Logger.getLogger(Janitor.class);

    private final Payments payments;
    private final ProgressPayment progress;
    private final Directory directory;
    private final CardRail rail;
    private final Outbox outbox;

    private record Errand(Payment payment, @Nullable String paymentMethod) {}

    Janitor(Payments payments, ProgressPayment progress, Directory directory, CardRail rail, Outbox outbox) {
        this.payments = payments;
        this.progress = progress;
        this.directory = directory;
        this.rail = rail;
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
                run(errand);
            }
        } catch (RuntimeException e) {
            LOG.warnf("Payment %s is tried again later: %s", paymentId, e.getMessage());
        }
    }

    private @Nullable Errand take(UUID paymentId) {
        Instant now = now();
        Payment payment = payments.locked(paymentId).orElseThrow();
        if (!payment.isDue(now)) {
            return null;
        }
        return switch (payment.state()) {
            case REQUIRES_AUTHENTICATION -> {
                progress.expire(payment);
                yield null;
            }
            case PROCESSING -> errand(payment, now);
            case CREATED, COMPLETED, PARTIALLY_REFUNDED, REFUNDED, FAILED, EXPIRED, CANCELLED -> null;
        };
    }

    private @Nullable Errand errand(Payment payment, Instant now) {
        payment.takeTurn(now);
        return switch (payment.rail()) {
            case NONE, CHARGED -> {
                outbox.publish(payments.commandOf(payment));
                yield null;
            }
            case CHARGE_DUE ->
                new Errand(
                        payment,
                        directory
                                .instrument(Objects.requireNonNull(payment.instrumentId()))
                                .map(DirectoryInstrument::paymentMethod)
                                .orElseThrow());
            case REFUND_DUE -> new Errand(payment, null);
            case REFUNDED -> null;
        };
    }

    private void run(Errand errand) {
        UUID id = errand.payment().id();
        if (errand.paymentMethod() != null) {
            CardRail.Outcome outcome =
                    rail.charge(id, errand.paymentMethod(), errand.payment().debit());
            QuarkusTransaction.requiringNew().run(() -> charged(id, outcome));
        } else {
            boolean refunded = rail.refund(
                    id,
                    Objects.requireNonNull(errand.payment().chargeId()),
                    errand.payment().debit());
            QuarkusTransaction.requiringNew().run(() -> refundAnswered(id, refunded));
        }
    }

    private void charged(UUID id, CardRail.Outcome outcome) {
        Payment payment = payments.locked(id).orElseThrow();
        if (payment.state() != PaymentState.PROCESSING || payment.rail() != Rail.CHARGE_DUE) {
            return;
        }
        switch (outcome) {
            case CardRail.Outcome.Approved approved -> {
                payment.charged(approved.chargeId(), now());
                outbox.publish(payments.commandOf(payment));
            }
            case CardRail.Outcome.Declined declined ->
                progress.fail(payment, PaymentProblem.CARD_DECLINED.name(), Map.of("declineCode", declined.code()));
            case CardRail.Outcome.Unknown unknown -> payment.retryLater(now());
        }
    }

    private void refundAnswered(UUID id, boolean refunded) {
        Payment payment = payments.locked(id).orElseThrow();
        if (payment.state() != PaymentState.PROCESSING || payment.rail() != Rail.REFUND_DUE) {
            return;
        }
        if (refunded) {
            progress.refunded(payment);
        } else {
            payment.retryLater(now());
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
