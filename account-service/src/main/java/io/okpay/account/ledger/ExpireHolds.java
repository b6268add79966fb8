package io.okpay.account.ledger;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.ExpireTransfer;
import io.okpay.platform.outbox.EventProducer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Frees the money of holds whose time is over, though nobody asks for it: a command to the ledger like any other, so that a
 * crash loses neither it nor its result. Its id follows from its hold, so that replicas that sweep at once free it once.
 */
@ApplicationScoped
class ExpireHolds {

    private static final Logger LOG = Logger.getLogger(ExpireHolds.class);
    private static final int AT_ONCE = 500;

    private final AgroalDataSource dataSource;
    private final Holds holds;
    private final EventProducer producer;

    ExpireHolds(AgroalDataSource dataSource, Holds holds, EventProducer producer) {
        this.dataSource = dataSource;
        this.holds = holds;
        this.producer = producer;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        try (Connection connection = dataSource.getConnection()) {
            Instant now = Instant.now();
            EventProducer.awaitAll(holds.due(connection, AT_ONCE).stream()
                    .map(hold -> producer.send(producer.record(expiryOf(hold), idOf(hold), now, null)))
                    .toList());
        } catch (RuntimeException | SQLException e) {
            LOG.warnf("Expired holds wait for the next sweep: %s", e.getMessage());
        }
    }

    private static ExpireTransfer expiryOf(Holds.DueHold hold) {
        return new ExpireTransfer(idOf(hold), hold.paymentId(), hold.id(), hold.account());
    }

    private static UUID idOf(Holds.DueHold hold) {
        return UUID.nameUUIDFromBytes(("expiry:" + hold.id()).getBytes(StandardCharsets.UTF_8));
    }
}
