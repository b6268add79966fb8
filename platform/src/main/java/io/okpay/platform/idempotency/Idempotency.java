package io.okpay.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs an operation once for each {@code Idempotency-Key} of a caller. The claim is an advisory lock and a row of the business
 * transaction, so a crash or a refusal frees the key, and a success is replayed byte for byte for 48 hours, also after a
 * restart and by another replica.
 */
@ApplicationScoped
public class Idempotency {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final AgroalDataSource dataSource;
    private final ObjectMapper mapper;

    private record Stored(
            String requestHash, int status, @Nullable String location, String body) {}

    Idempotency(AgroalDataSource dataSource, ObjectMapper mapper) {
        this.dataSource = dataSource;
        this.mapper = mapper;
    }

    /**
     * Runs {@code operation} in a transaction with the claim of the key, or replays the stored answer.
     *
     * @param caller who asks; keys of different callers are different keys
     * @param name names the operation, for example {@code POST /v1/payments}
     * @param key the request's {@code Idempotency-Key}
     * @param request the request body: the same key with another body is refused
     * @throws ProblemException {@code IDEMPOTENCY_KEY_MISSING}, {@code IDEMPOTENCY_KEY_REUSED} or {@code REQUEST_IN_PROGRESS}
     */
    public Response once(String caller, String name, @Nullable String key, Object request, Supplier<Answer> operation) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw ProblemException.of(CommonProblem.IDEMPOTENCY_KEY_MISSING, "Idempotency-Key");
        }
        String hash = sha256(json(request));
        return QuarkusTransaction.requiringNew().call(() -> {
            Stored stored = find(caller, name, key);
            if (stored == null) {
                if (!lock(caller + '\0' + name + '\0' + key)) {
                    throw ProblemException.of(CommonProblem.REQUEST_IN_PROGRESS).retryAfter(1);
                }
                stored = find(caller, name, key);
            }
            if (stored != null) {
                if (!stored.requestHash.equals(hash)) {
                    throw ProblemException.of(CommonProblem.IDEMPOTENCY_KEY_REUSED, "Idempotency-Key");
                }
                return response(stored, true);
            }
            Answer answer = operation.get();
            Stored first = new Stored(hash, answer.status(), answer.location(), json(answer.body()));
            store(caller, name, key, first);
            return response(first, false);
        });
    }

    @Scheduled(every = "1h", delayed = "10m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetOldAnswers() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM idempotency_key WHERE created_at < now() - interval '48 hours'")) {
            delete.executeUpdate();
        }
    }

    private static Response response(Stored stored, boolean replayed) {
        Response.ResponseBuilder response = Response.status(stored.status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(stored.body);
        if (stored.location != null) {
            response.header(HttpHeaders.LOCATION, stored.location);
        }
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    private boolean lock(String claim) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, claim.replace('\0', '\n'));
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not claim the idempotency key", e);
        }
    }

    private @Nullable Stored find(String caller, String name, String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT request_hash, status, location, body"
                        + " FROM idempotency_key WHERE caller = ? AND operation = ? AND key = ?")) {
            select.setString(1, caller);
            select.setString(2, name);
            select.setString(3, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Stored(row.getString(1), row.getInt(2), row.getString(3), row.getString(4))
                        : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the idempotency key", e);
        }
    }

    private void store(String caller, String name, String key, Stored answer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO idempotency_key"
                                + " (caller, operation, key, request_hash, status, location, body) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, caller);
            insert.setString(2, name);
            insert.setString(3, key);
            insert.setString(4, answer.requestHash);
            insert.setInt(5, answer.status);
            insert.setString(6, answer.location);
            insert.setString(7, answer.body);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not store the idempotency key", e);
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
