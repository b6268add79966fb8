package io.okpay.notification.status;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.ServiceHealthReported;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the last word of each replica of each service. */
@ApplicationScoped
class ServiceReports {

    private static final String KEEP = """
            INSERT INTO service_report AS r (service, instance, ready, reported_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (service, instance) DO UPDATE SET ready = excluded.ready, reported_at = excluded.reported_at
            WHERE r.reported_at < excluded.reported_at
            """;

    private final Inbox inbox;
    private final AgroalDataSource dataSource;

    ServiceReports(Inbox inbox, AgroalDataSource dataSource) {
        this.inbox = inbox;
        this.dataSource = dataSource;
    }

    @Incoming("health")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveState(messages, Handlers.on(ServiceHealthReported.class, this::keep), () -> {});
    }

    /** The reports by service. */
    Map<String, List<Health.Report>> byService() {
        Map<String, List<Health.Report>> reports = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT service, ready, reported_at FROM service_report");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                reports.computeIfAbsent(row.getString(1), service -> new ArrayList<>())
                        .add(new Health.Report(
                                row.getBoolean(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the reports", e);
        }
        return reports;
    }

    @Scheduled(every = "10m", delayed = "3m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetReplicasOfYesterday() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM service_report WHERE reported_at < now() - interval '1 day'")) {
            delete.executeUpdate();
        }
    }

    private void keep(ServiceHealthReported event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, event.service());
            keep.setString(2, event.instance());
            keep.setBoolean(3, event.ready());
            keep.setObject(4, event.reportedAt().atOffset(ZoneOffset.UTC));
            keep.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not keep a report", e);
        }
    }
}
