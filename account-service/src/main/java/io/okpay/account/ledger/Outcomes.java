package io.okpay.account.ledger;

import static io.okpay.account.ledger.SqlArrays.array;
import static io.okpay.account.ledger.SqlArrays.uuids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.account.ledger.Outcome.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of commands. */
@ApplicationScoped
class Outcomes {

    // Looked up one by one and only for what needs it: a join's plan, made while the tables are small, would read them
    // whole.
    private static final String OUTCOMES = "SELECT t.id, t.payment_id, t.content, t.kind, t.target,"
            + " CASE WHEN t.kind = 9 THEN (SELECT r.code FROM ledger_rejection r WHERE r.id = t.id) END,"
            + " CASE WHEN t.kind = 9 THEN (SELECT r.details::text FROM ledger_rejection r WHERE r.id = t.id) END,"
            + " CASE WHEN t.kind = 1 THEN (SELECT h.expires_at FROM ledger_hold h WHERE h.id = t.id) END"
            + " FROM ledger_transfer t WHERE ";
    /** The recorded outcomes of these commands; unknown ones are left out. */
    static final String FIND = OUTCOMES + "t.id = ANY (?)";

    private static final String OUTCOMES_OF_BATCH = OUTCOMES + "t.seq BETWEEN ? AND ? ORDER BY t.seq";
    private static final String INSERT_REJECTIONS = "INSERT INTO ledger_rejection SELECT u.id, u.code, u.details::jsonb"
            + " FROM unnest(?::uuid[], ?::text[], ?::text[]) AS u (id, code, details)";
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    Outcomes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The recorded outcomes of these commands, by id; unknown ones are left out. */
    Map<UUID, Outcome> find(Connection connection, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            uuids(select, 1, ids);
            try (ResultSet row = select.executeQuery()) {
                return found(row);
            }
        }
    }

    /** What {@link #FIND} found, by id. */
    Map<UUID, Outcome> found(ResultSet row) throws SQLException {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        while (row.next()) {
            Outcome outcome = outcome(row);
            outcomes.put(outcome.id(), outcome);
        }
        return outcomes;
    }

    /** What a batch recorded, in order. */
    List<Outcome> ofBatch(Connection connection, long batch) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OUTCOMES_OF_BATCH)) {
            select.setLong(1, batch << 10);
            select.setLong(2, (batch << 10) | 1023);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    outcomes.add(outcome(row));
                }
            }
        }
        return outcomes;
    }

    /** Writes why commands were rejected. */
    void addRejections(Connection connection, List<Outcome> outcomes) throws SQLException {
        List<Outcome.Rejected> rejected = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Rejected one) {
                rejected.add(one);
            }
        }
        if (rejected.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_REJECTIONS)) {
            uuids(insert, 1, rejected.stream().map(Outcome.Rejected::id).toList());
            array(
                    insert,
                    2,
                    "text",
                    rejected.stream().map(one -> one.problem().name()).toArray());
            array(
                    insert,
                    3,
                    "text",
                    rejected.stream().map(one -> json(one.details())).toArray());
            insert.executeUpdate();
        }
    }

    private Outcome outcome(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        UUID paymentId = row.getObject(2, UUID.class);
        long content = row.getLong(3);
        Kind kind = Kind.of(row.getInt(4));
        UUID target = row.getObject(5, UUID.class);
        return switch (kind) {
            case POSTED, CAPTURED, REVERSED -> new Outcome.Posted(id, paymentId, content, kind, target, List.of());
            case HELD ->
                new Outcome.Held(id, paymentId, content, row.getTimestamp(8).toInstant());
            case VOIDED, EXPIRED -> new Outcome.Released(id, paymentId, content, kind, Objects.requireNonNull(target));
            case REJECTED ->
                new Outcome.Rejected(
                        id, paymentId, content, LedgerProblem.valueOf(row.getString(6)), details(row.getString(7)));
        };
    }

    private Map<String, String> details(@Nullable String json) {
        try {
            return json == null ? Map.of() : mapper.readValue(json, DETAILS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String json(Map<String, String> details) {
        try {
            return mapper.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
