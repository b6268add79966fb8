package io.okpay.platform.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;

/** Card numbers that no bank issued, and the search for what is left of them wherever a service leaves anything. */
final class PlantedCards implements AutoCloseable {

    /** As people write them; no other test uses these numbers. */
    private static final List<String> NUMBERS =
            List.of("4111111111111111", "4111 1111 1111 1111", "6011000990139424", "3782-822463-10005");

    private static final List<String> DIGITS = List.of("4111111111111111", "6011000990139424", "378282246310005");

    private int planted;
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(
                    line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Listens to every log line from here on. */
    PlantedCards() {
        Logger.getLogger("").addHandler(listener);
    }

    /** One number after the other. */
    String next() {
        return NUMBERS.get(planted++ % NUMBERS.size());
    }

    /** Where something of the numbers is found: log lines, rows of tables, messages of topics. */
    List<String> traces() {
        List<String> traces = new ArrayList<>();
        logged.stream().filter(PlantedCards::holdsOne).forEach(line -> traces.add("log: " + line));
        searchTables(traces);
        searchTopics(traces);
        return traces;
    }

    private static boolean holdsOne(String text) {
        String digits = text.replaceAll("[ -]", "");
        return DIGITS.stream().anyMatch(digits::contains);
    }

    private static void searchTables(List<String> traces) {
        AgroalDataSource dataSource =
                Arc.container().instance(AgroalDataSource.class).get();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (row.next()) {
                        if (holdsOne(row.getString(1))) {
                            traces.add("table " + table);
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of the service. */
    static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT quote_ident(table_name) FROM information_schema.table_privileges WHERE table_schema = 'public'"
                        + " AND grantee = current_user AND privilege_type = 'SELECT'")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static void searchTopics(List<String> traces) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RealParts.kafka().bootstrapServers()))) {
            for (String topic : admin.listTopics().names().get()) {
                TestEvents.read(
                                topic,
                                1,
                                Duration.ofMillis(700),
                                message ->
                                        holdsOne(message.key() + new String(message.value(), StandardCharsets.UTF_8)))
                        .forEach(found -> traces.add("topic " + topic));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(listener);
    }
}
