package io.okpay.payment.request;

import io.okpay.platform.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Ends the requests that nobody answered in time; those that another replica ends are skipped. */
@ApplicationScoped
class RequestExpiry {

    private final EntityManager entities;
    private final Outbox outbox;

    RequestExpiry(EntityManager entities, Outbox outbox) {
        this.entities = entities;
        this.outbox = outbox;
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void sweep() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<?> due = entities.createNativeQuery(
                        "SELECT id FROM payment_request WHERE state = 'OPEN' AND payment_id IS NULL AND expires_at <= ?1"
                                + " ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED",
                        UUID.class)
                .setParameter(1, now)
                .getResultList();
        due.forEach(id -> outbox.publish(entities.find(PaymentRequest.class, id).expire(now)));
    }
}
