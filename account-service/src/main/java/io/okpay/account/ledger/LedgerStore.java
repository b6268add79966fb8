package io.okpay.account.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ledger's tables, read and written by a constant number of set-based statements for each batch. */
@ApplicationScoped
class LedgerStore {

    private static final String OPEN_SYSTEM_ACCOUNTS = "INSERT INTO ledger_account (id, code, kind, currency)"
            + " SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) ON CONFLICT DO NOTHING";
    private static final String LOCK =
            "SELECT id, currency, balance, held, version, kind = 'SYSTEM' FROM ledger_account"
                    + " WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";
    private static final String FIND_TRANSFERS =
            "SELECT id, payment_id, content_hash, code, details::text FROM ledger_transfer WHERE id = ANY (?)";
    private static final String FIND_POSTINGS =
            "SELECT p.transfer_id, p.leg, p.account_id, p.currency, p.amount, p.balance_after, p.account_version,"
                    + " a.kind = 'WALLET' FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id"
                    + " WHERE p.transfer_id = ANY (?) ORDER BY p.transfer_id, p.leg";
    private static final String INSERT_TRANSFERS = "INSERT INTO ledger_transfer"
            + " (id, payment_id, content_hash, state, code, details, recorded_at)"
            + " SELECT t.id, t.payment_id, t.hash, t.state, t.code, t.details::jsonb, ?"
            + " FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])"
            + " AS t (id, payment_id, hash, state, code, details)";
    private static final String INSERT_POSTINGS = "INSERT INTO ledger_posting"
            + " (transfer_id, leg, account_id, currency, amount, balance_after, account_version, posted_at)"
            + " SELECT t.*, ? FROM unnest(?::uuid[], ?::int2[], ?::uuid[], ?::text[], ?::int8[], ?::int8[], ?::int8[])"
            + " AS t";
    private static final String UPDATE_ACCOUNTS = "UPDATE ledger_account a SET balance = t.balance, version = t.version"
            + " FROM unnest(?::uuid[], ?::int8[], ?::int8[]) AS t (id, balance, version) WHERE a.id = t.id";

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    LedgerStore(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void openSystemAccounts(Connection connection, Collection<Transfer.Leg> legs) throws SQLException {
        if (legs.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(OPEN_SYSTEM_ACCOUNTS)) {
            array(insert, 1, "uuid", legs.stream().map(Transfer.Leg::accountId).toList());
            array(insert, 2, "text", legs.stream().map(Transfer.Leg::account).toList());
            array(insert, 3, "text", legs.stream().map(leg -> "SYSTEM").toList());
            array(insert, 4, "text", legs.stream().map(Transfer.Leg::currency).toList());
            insert.executeUpdate();
        }
    }

    Map<UUID, Account> lockAccounts(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, Account> accounts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            array(select, 1, "uuid", ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    accounts.put(
                            id,
                            new Account(
                                    id,
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getBoolean(6)));
                }
            }
        }
        return accounts;
    }

    Map<UUID, Outcome> findOutcomes(Connection connection, Collection<UUID> transferIds) throws SQLException {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        List<UUID> posted = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIND_TRANSFERS)) {
            array(select, 1, "uuid", transferIds);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    UUID paymentId = row.getObject(2, UUID.class);
                    String code = row.getString(4);
                    if (code == null) {
                        posted.add(id);
                        outcomes.put(id, new Outcome.Posted(id, paymentId, row.getString(3), List.of()));
                    } else {
                        outcomes.put(
                                id,
                                new Outcome.Rejected(
                                        id,
                                        paymentId,
                                        row.getString(3),
                                        LedgerProblem.valueOf(code),
                                        details(row.getString(5))));
                    }
                }
            }
        }
        if (!posted.isEmpty()) {
            findPostings(connection, posted).forEach((id, postings) -> {
                if (outcomes.get(id) instanceof Outcome.Posted earlier) {
                    outcomes.put(id, new Outcome.Posted(id, earlier.paymentId(), earlier.contentHash(), postings));
                }
            });
        }
        return outcomes;
    }

    private static Map<UUID, List<Outcome.Posting>> findPostings(Connection connection, Collection<UUID> transferIds)
            throws SQLException {
        Map<UUID, List<Outcome.Posting>> postings = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND_POSTINGS)) {
            array(select, 1, "uuid", transferIds);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    postings.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new Outcome.Posting(
                                    row.getInt(2),
                                    row.getObject(3, UUID.class),
                                    row.getString(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getBoolean(8)));
                }
            }
        }
        return postings;
    }

    void record(Connection connection, List<Outcome> outcomes, List<Account> accounts, Instant now)
            throws SQLException {
        insertTransfers(connection, outcomes, now);
        insertPostings(connection, outcomes, now);
        try (PreparedStatement update = connection.prepareStatement(UPDATE_ACCOUNTS)) {
            array(update, 1, "uuid", accounts.stream().map(Account::id).toList());
            array(update, 2, "int8", accounts.stream().map(Account::balance).toList());
            array(update, 3, "int8", accounts.stream().map(Account::version).toList());
            update.executeUpdate();
        }
    }

    private void insertTransfers(Connection connection, List<Outcome> outcomes, Instant now) throws SQLException {
        List<String> states = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Posted posted -> {
                    states.add("POSTED");
                    codes.add(null);
                    details.add(null);
                }
                case Outcome.Rejected rejected -> {
                    states.add("REJECTED");
                    codes.add(rejected.problem().name());
                    details.add(json(rejected.details()));
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_TRANSFERS)) {
            insert.setTimestamp(1, Timestamp.from(now));
            array(insert, 2, "uuid", outcomes.stream().map(Outcome::transferId).toList());
            array(insert, 3, "uuid", outcomes.stream().map(Outcome::paymentId).toList());
            array(insert, 4, "text", outcomes.stream().map(Outcome::contentHash).toList());
            array(insert, 5, "text", states);
            array(insert, 6, "text", codes);
            array(insert, 7, "text", details);
            insert.executeUpdate();
        }
    }

    private static void insertPostings(Connection connection, List<Outcome> outcomes, Instant now) throws SQLException {
        List<UUID> transfers = new ArrayList<>();
        List<Outcome.Posting> postings = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Posted posted) {
                posted.postings().forEach(posting -> {
                    transfers.add(posted.transferId());
                    postings.add(posting);
                });
            }
        }
        if (postings.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_POSTINGS)) {
            insert.setTimestamp(1, Timestamp.from(now));
            array(insert, 2, "uuid", transfers);
            array(insert, 3, "int2", postings.stream().map(p -> (short) p.leg()).toList());
            array(
                    insert,
                    4,
                    "uuid",
                    postings.stream().map(Outcome.Posting::accountId).toList());
            array(
                    insert,
                    5,
                    "text",
                    postings.stream().map(Outcome.Posting::currency).toList());
            array(
                    insert,
                    6,
                    "int8",
                    postings.stream().map(Outcome.Posting::amount).toList());
            array(
                    insert,
                    7,
                    "int8",
                    postings.stream().map(Outcome.Posting::balanceAfter).toList());
            array(
                    insert,
                    8,
                    "int8",
                    postings.stream().map(Outcome.Posting::version).toList());
            insert.executeUpdate();
        }
    }

    private static void array(PreparedStatement statement, int index, String type, Collection<?> values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values.toArray()));
    }

    private Map<String, String> details(String json) {
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
