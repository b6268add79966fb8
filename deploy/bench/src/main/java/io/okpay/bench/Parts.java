package io.okpay.bench;

import io.okpay.local.LocalKafka;
import io.okpay.local.LocalPostgres;
import io.okpay.local.SigningKey;
import io.okpay.platform.event.EventType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka and the account-service, for this run only. Each of them also ends when this process is told to. */
final class Parts implements AutoCloseable {

    static final String LEDGER_DATABASE = "account";

    private static final int PARTITIONS = 3;

    private final LocalPostgres postgres;
    private @Nullable LocalKafka kafka;
    private @Nullable AccountService service;

    private Parts(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts all parts; {@code output} takes the service's log, and its flight recording when there is to be one. */
    static Parts start(Path output, SigningKey tokens, boolean flightRecording) {
        Parts parts = new Parts(LocalPostgres.start(null, 0));
        try {
            requireDurability(parts.postgres);
            parts.postgres.createServiceDatabase(LEDGER_DATABASE);
            LocalKafka kafka = LocalKafka.startForLoad();
            parts.kafka = kafka;
            kafka.createTopics(topics(), PARTITIONS);
            parts.service = AccountService.start(parts.postgres, kafka, tokens, output, flightRecording);
            return parts;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    LocalPostgres postgres() {
        return postgres;
    }

    String bootstrapServers() {
        if (kafka == null) {
            throw new IllegalStateException("Kafka is not started");
        }
        return kafka.bootstrapServers();
    }

    /** Where the account-service answers. */
    int servicePort() {
        if (service == null) {
            throw new IllegalStateException("The account-service is not started");
        }
        return service.port();
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        postgres.close();
    }

    private static void requireDurability(LocalPostgres postgres) {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (Connection connection = postgres.connect("postgres");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                if (!row.getString(1).equals("on")) {
                    throw new BenchException(
                            setting + " is " + row.getString(1) + ": nothing is counted that may be lost");
                }
            } catch (SQLException e) {
                throw new BenchException("Cannot read PostgreSQL's settings: " + e.getMessage(), e);
            }
        }
    }

    private static Set<String> topics() {
        Set<String> topics =
                Arrays.stream(EventType.values()).map(EventType::topic).collect(Collectors.toCollection(TreeSet::new));
        topics.add("okpay.account.dead-letters");
        return topics;
    }
}
