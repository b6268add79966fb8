package io.okpay.notification.status;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Derives what works from the reports, and notes since when; replicas note the same. */
@ApplicationScoped
class WatchCapabilities {

    private static final Logger LOG = Logger.getLogger(WatchCapabilities.class);

    private static final String NOTE = """
            INSERT INTO capability_state AS c (capability, state, since) VALUES (?, ?, ?)
            ON CONFLICT (capability) DO UPDATE SET state = excluded.state, since = excluded.since
            WHERE c.state <> excluded.state AND c.since < excluded.since
            """;

    private final ServiceReports reports;
    private final StatusRules rules;
    private final AgroalDataSource dataSource;

    /** How something is, since when. */
    record Standing(Health health, Instant since) {}

    WatchCapabilities(ServiceReports reports, StatusRules rules, AgroalDataSource dataSource) {
        this.reports = reports;
        this.rules = rules;
        this.dataSource = dataSource;
    }

    /** How each capability is now. */
    Map<Capability, Standing> now(Instant now) {
        Map<Capability, Health> healths = healths(now);
        Map<Capability, Standing> noted = noted();
        Map<Capability, Standing> standings = new EnumMap<>(Capability.class);
        healths.forEach((capability, health) -> {
            Standing before = noted.get(capability);
            standings.put(capability, before != null && before.health() == health ? before : new Standing(health, now));
        });
        return standings;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void watch() throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<Capability, Standing> noted = noted();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            for (Map.Entry<Capability, Health> entry : healths(now).entrySet()) {
                Standing before = noted.get(entry.getKey());
                if (before != null && before.health() == entry.getValue()) {
                    continue;
                }
                note.setString(1, entry.getKey().name());
                note.setString(2, entry.getValue().name());
                note.setObject(3, now.atOffset(ZoneOffset.UTC));
                if (note.executeUpdate() > 0) {
                    LOG.infof("%s is %s", entry.getKey(), entry.getValue());
                }
            }
        }
    }

    private Map<Capability, Health> healths(Instant now) {
        Map<String, Health> services = new HashMap<>();
        reports.byService()
                .forEach((service, all) ->
                        services.put(service, Health.of(all, now, rules.lateAfter(), rules.goneAfter())));
        Map<Capability, Health> healths = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            healths.put(capability, capability.health(services));
        }
        return healths;
    }

    private Map<Capability, Standing> noted() {
        Map<Capability, Standing> noted = new EnumMap<>(Capability.class);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT capability, state, since FROM capability_state");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                noted.put(
                        Capability.valueOf(row.getString(1)),
                        new Standing(
                                Health.valueOf(row.getString(2)),
                                row.getObject(3, OffsetDateTime.class).toInstant()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the states", e);
        }
        return noted;
    }
}
