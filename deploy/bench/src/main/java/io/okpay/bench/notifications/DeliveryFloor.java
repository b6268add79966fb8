package io.okpay.bench.notifications;

import io.okpay.bench.BenchException;
import io.okpay.bench.Latencies;
import io.okpay.bench.load.Workers;
import io.okpay.local.LocalPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/**
 * What any durable delivery costs at least: a row that says what is to be sent, a request to the provider, and the same row again when
 * the provider has it.
 */
final class DeliveryFloor {

    private static final String OWNER = "notification_owner";
    private static final String CREATE =
            "CREATE TABLE bench_message (id uuid PRIMARY KEY, recipient text NOT NULL, sealed bytea, state text NOT NULL,"
                    + " provider_id text, finished_at timestamptz)";
    private static final int ACCEPTED = 202;

    private final String jdbcUrl;
    private final URI sms;
    private final String apiKey;

    DeliveryFloor(String jdbcUrl, String sandboxUrl, String apiKey) {
        this.jdbcUrl = jdbcUrl;
        this.sms = URI.create(sandboxUrl + "/sms/v1/messages");
        this.apiKey = apiKey;
    }

    /**
     * Deliveries a second.
     *
     * @param atOnce as many as the service has under way
     * @param latencies takes the duration of each
     */
    double perSecond(int atOnce, Duration length, Latencies latencies) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            statement.execute(CREATE);
            return Workers.perSecond(atOnce, length, latencies, () -> new Delivery(client));
        } catch (SQLException e) {
            throw new BenchException("The floor failed: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, OWNER, LocalPostgres.password(OWNER));
    }

    /** One after the other on a connection of its own. */
    private final class Delivery implements Workers.Worker {
        private final HttpClient client;
        private final Connection connection;
        private final PreparedStatement insert;
        private final PreparedStatement update;

        Delivery(HttpClient client) throws SQLException {
            this.client = client;
            connection = connect();
            insert = connection.prepareStatement("INSERT INTO bench_message VALUES (?, ?, ?, 'PENDING', NULL, NULL)");
            update = connection.prepareStatement(
                    "UPDATE bench_message SET state = 'SENT', sealed = NULL, provider_id = ?, finished_at = now() WHERE id = ?");
        }

        @Override
        public void work() throws SQLException, IOException, InterruptedException {
            UUID id = UUID.randomUUID();
            String to = "+14155550101";
            insert.setObject(1, id);
            insert.setString(2, to);
            insert.setBytes(3, new byte[64]);
            insert.executeUpdate();
            HttpRequest request = HttpRequest.newBuilder(sms)
                    .header("Authorization", "Bearer " + apiKey)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", id.toString())
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"to\":\"" + to + "\",\"text\":\"OKPay: Welcome! Your account is open.\"}"))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                throw new IOException("the provider answered with " + answer.statusCode());
            }
            update.setString(1, answer.body());
            update.setObject(2, id);
            update.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
