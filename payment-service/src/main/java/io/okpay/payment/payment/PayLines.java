package io.okpay.payment.payment;

import io.okpay.payment.payout.Payouts;
import io.okpay.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Pays the lines of confirmed payouts, chunk by chunk. A line, its payment and the ledger command are one transaction: whoever is
 * killed leaves a line either untouched or with a payment that the janitor brings to its end, and goes on with the next one.
 */
@ApplicationScoped
class PayLines {

    private static final Logger LOG = Logger.getLogger(PayLines.class);

    private final Payouts payouts;
    private final Payments payments;
    private final Outbox outbox;

    PayLines(Payouts payouts, Payments payments, Outbox outbox) {
        this.payouts = payouts;
        this.payments = payments;
        this.outbox = outbox;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        for (UUID payoutId : payouts.processing()) {
            try {
                boolean more;
                do {
                    more = payChunk(payoutId);
                } while (more);
            } catch (RuntimeException e) {
                LOG.warnf("Payout %s is continued later: %s", payoutId, e.getMessage());
            }
        }
    }

    /** Starts the next lines; whether more could start at once. */
    boolean payChunk(UUID payoutId) {
        return QuarkusTransaction.requiringNew().call(() -> payouts.pay(payoutId, this::start));
    }

    private UUID start(Payouts.DueLine line) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Payment payment = new Payment(line, now);
        payment.process(now);
        payments.persist(payment);
        outbox.publish(payments.commandOf(payment));
        return payment.id();
    }
}
