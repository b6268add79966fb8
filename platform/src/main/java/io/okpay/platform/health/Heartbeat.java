package io.okpay.platform.health;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.ServiceHealthReported;
import io.okpay.platform.outbox.EventProducer;
import io.okpay.platform.outbox.EventsNotPublishedException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes this replica's readiness on {@code okpay.platform.health} every few seconds. It is no event of the business and
 * needs no outbox: what could not be sent is old a moment later.
 */
@ApplicationScoped
public class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final SmallRyeHealthReporter reporter;
    private final EventProducer producer;
    private final String service;
    private final String instance;

    Heartbeat(
            SmallRyeHealthReporter reporter,
            EventProducer producer,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "HOSTNAME") Optional<String> host) {
        this.reporter = reporter;
        this.producer = producer;
        this.service = service;
        // a replica on one machine with others has no name of its own
        this.instance =
                host.orElse("local") + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Scheduled(
            every = "${okpay.heartbeat.every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ActivateRequestContext
    void beat() {
        try {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            producer.send(producer.record(report(now), UuidCreator.getTimeOrderedEpoch(), now, null));
        } catch (KafkaException | EventsNotPublishedException e) {
            LOG.debugf("No heartbeat: %s", e.getMessage());
        }
    }

    ServiceHealthReported report(Instant now) {
        SmallRyeHealth health = reporter.getReadiness();
        List<String> failing = Optional.ofNullable(health.getPayload().getJsonArray("checks"))
                .map(checks -> checks.getValuesAs(JsonObject.class))
                .orElse(List.of())
                .stream()
                .filter(check -> !"UP".equals(check.getString("status")))
                .map(check -> check.getString("name"))
                .toList();
        return new ServiceHealthReported(service, instance, !health.isDown(), failing, now);
    }
}
