package io.okpay.account.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.account.ledger.Outcome.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The statements of the books: a constant number for each batch, whatever its size. */
@ApplicationScoped
class LedgerStore {

    private static final String OPEN_CURRENCIES =
            "INSERT INTO ledger_currency SELECT * FROM unnest(?::int2[], ?::text[]) ON CONFLICT DO NOTHING";
    private static final String OPEN_ACCOUNTS = "INSERT INTO ledger_account (number, ref, code, kind, currency)"
            + " SELECT nextval('ledger_account_serial') << 10 | c.number, t.ref, t.code, t.kind, t.currency"
            + " FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) AS t (ref, code, kind, currency)"
            + " JOIN ledger_currency c ON c.code = t.currency ON CONFLICT DO NOTHING";
    private static final String LOCK_HOLDS = "SELECT id, state, expires_at, accounts, currencies, amounts"
            + " FROM ledger_hold WHERE id = ANY (?) ORDER BY id FOR UPDATE";
    private static final String FIND_ORIGINALS = "SELECT t.id, a.ref, p.amount, a.currency FROM ledger_transfer t"
            + " JOIN ledger_posting p ON p.seq = t.seq JOIN ledger_account a ON a.number = p.account WHERE t.id = ANY (?)";
    private static final String FIND_REVERSED = "SELECT t.target, a.ref, sum(p.amount) FROM ledger_transfer t"
            + " JOIN ledger_posting p ON p.seq = t.seq JOIN ledger_account a ON a.number = p.account"
            + " WHERE t.target = ANY (?) AND t.kind = 5 GROUP BY t.target, a.ref";
    private static final String LOCK_ACCOUNTS =
            "SELECT number, ref, currency, balance, held, postings, version, kind = 'SYSTEM', frozen"
                    + " FROM ledger_account WHERE ref = ANY (?) ORDER BY number FOR NO KEY UPDATE";
    private static final String OUTCOMES =
            "SELECT t.id, t.payment_id, t.content, t.kind, t.target, r.code, r.details::text, h.expires_at"
                    + " FROM ledger_transfer t LEFT JOIN ledger_rejection r ON r.id = t.id AND t.kind = 9"
                    + " LEFT JOIN ledger_hold h ON h.id = t.id AND t.kind = 1 WHERE ";
    private static final String FIND_OUTCOMES = OUTCOMES + "t.id = ANY (?)";
    private static final String OUTCOMES_OF_BATCH = OUTCOMES + "t.seq BETWEEN ? AND ? ORDER BY t.seq";
    private static final String WALLETS_OF =
            "SELECT number, ref, currency, balance, held, postings, version, false, frozen"
                    + " FROM ledger_account WHERE kind = 'WALLET' AND (number IN (SELECT p.account FROM ledger_posting p"
                    + " JOIN ledger_transfer t ON t.seq = p.seq WHERE t.id = ?)"
                    + " OR ref IN (SELECT unnest(h.accounts) FROM ledger_hold h"
                    + " JOIN ledger_transfer t ON h.id IN (t.id, t.target) WHERE t.id = ?))";
    // In the order of their keys, so that neighbours in an index arrive together and its pages are filled.
    private static final String RECORD = "WITH b AS (INSERT INTO ledger_batch (number, recorded_at)"
            + " VALUES (nextval('ledger_batch_number'), clock_timestamp()) RETURNING number << 10 AS base, recorded_at),"
            + " t AS (INSERT INTO ledger_transfer (seq, id, payment_id, content, kind, target)"
            + " SELECT (SELECT base FROM b) | u.place - 1, u.id, u.payment_id, u.content, u.kind, u.target"
            + " FROM unnest(?::uuid[], ?::uuid[], ?::int8[], ?::int2[], ?::uuid[])"
            + " WITH ORDINALITY AS u (id, payment_id, content, kind, target, place) ORDER BY u.id),"
            + " p AS (INSERT INTO ledger_posting (account, seq, amount, balance_after)"
            + " SELECT u.account, (SELECT base FROM b) | u.place, u.amount, u.balance_after"
            + " FROM unnest(?::int8[], ?::int8[], ?::int8[], ?::int8[]) AS u (account, place, amount, balance_after)),"
            + " a AS (UPDATE ledger_account a SET balance = u.balance, held = u.held, postings = u.postings,"
            + " version = u.version FROM unnest(?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[])"
            + " AS u (number, balance, held, postings, version) WHERE a.number = u.number)"
            + " SELECT base >> 10, recorded_at FROM b";
    private static final String INSERT_REJECTIONS = "INSERT INTO ledger_rejection SELECT u.id, u.code, u.details::jsonb"
            + " FROM unnest(?::uuid[], ?::text[], ?::text[]) AS u (id, code, details)";
    private static final String UPSERT_HOLD =
            "INSERT INTO ledger_hold (id, state, expires_at, accounts, currencies, amounts) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (id) DO UPDATE SET state = excluded.state";
    private static final String RESULTS_PUBLISHED = "DELETE FROM ledger_unpublished WHERE batch = ANY (?)";
    private static final String DUE_HOLDS = "SELECT h.id, t.payment_id, a.code FROM ledger_hold h"
            + " JOIN ledger_transfer t ON t.id = h.id JOIN ledger_account a ON a.ref = h.accounts[1] WHERE h.state = 'PENDING' AND h.expires_at <= clock_timestamp()"
            + " ORDER BY h.expires_at LIMIT ?";

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    /**
     * A batch in the books.
     *
     * @param at its booking time by the clock of the database
     */
    record Recorded(long number, Instant at) {}

    /** A posting and the place of its transfer in the batch. */
    private record PlacedPosting(int place, Outcome.Posting posting) {

        static final Comparator<PlacedPosting> IN_ORDER_OF_KEYS = Comparator.<PlacedPosting>comparingLong(
                        placed -> placed.posting().account())
                .thenComparingInt(PlacedPosting::place);
    }

    /** A hold whose time is over. */
    record DueHold(UUID id, UUID paymentId, String account) {}

    LedgerStore(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Opens accounts; those that are open stay as they are. */
    void openAccounts(Connection connection, String kind, Collection<Leg> legs) throws SQLException {
        List<Currency> currencies = legs.stream()
                .map(Leg::currency)
                .distinct()
                .map(Currency::getInstance)
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(OPEN_CURRENCIES)) {
            array(
                    insert,
                    1,
                    "int2",
                    currencies.stream()
                            .map(currency -> (short) currency.getNumericCode())
                            .toArray());
            array(
                    insert,
                    2,
                    "text",
                    currencies.stream().map(Currency::getCurrencyCode).toArray());
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(OPEN_ACCOUNTS)) {
            array(insert, 1, "uuid", legs.stream().map(Leg::ref).toArray());
            array(insert, 2, "text", legs.stream().map(Leg::account).toArray());
            array(insert, 3, "text", legs.stream().map(leg -> kind).toArray());
            array(insert, 4, "text", legs.stream().map(Leg::currency).toArray());
            insert.executeUpdate();
        }
    }

    Map<UUID, Hold> lockHolds(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, Hold> holds = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LOCK_HOLDS)) {
            array(select, 1, "uuid", ids.toArray());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    UUID[] accounts = (UUID[]) row.getArray(4).getArray();
                    String[] currencies = (String[]) row.getArray(5).getArray();
                    Long[] amounts = (Long[]) row.getArray(6).getArray();
                    List<Leg> legs = new ArrayList<>();
                    for (int i = 0; i < accounts.length; i++) {
                        legs.add(new Leg(accounts[i], accounts[i].toString(), amounts[i], currencies[i]));
                    }
                    holds.put(
                            id,
                            new Hold(
                                    id,
                                    Hold.State.valueOf(row.getString(2)),
                                    row.getTimestamp(3).toInstant(),
                                    legs));
                }
            }
        }
        return holds;
    }

    /** Posted transfers with nothing reversed yet. */
    Map<UUID, Original> findOriginals(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, List<Leg>> legs = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND_ORIGINALS)) {
            array(select, 1, "uuid", ids.toArray());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID ref = row.getObject(2, UUID.class);
                    legs.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new Leg(ref, ref.toString(), row.getLong(3), row.getString(4)));
                }
            }
        }
        Map<UUID, Original> originals = new HashMap<>();
        legs.forEach((id, sides) -> originals.put(id, new Original(sides, Map.of())));
        return originals;
    }

    /** The originals with what was reversed so far; to be read after their accounts are locked. */
    Map<UUID, Original> withReversals(Connection connection, Map<UUID, Original> originals) throws SQLException {
        Map<UUID, Map<UUID, Long>> reversed = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND_REVERSED)) {
            array(select, 1, "uuid", originals.keySet().toArray());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reversed.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                            .put(row.getObject(2, UUID.class), row.getLong(3));
                }
            }
        }
        Map<UUID, Original> all = new HashMap<>();
        originals.forEach((id, original) ->
                all.put(id, new Original(original.legs(), reversed.getOrDefault(id, Map.of()))));
        return all;
    }

    Map<UUID, Account> lockAccounts(Connection connection, Collection<UUID> refs) throws SQLException {
        Map<UUID, Account> accounts = HashMap.newHashMap(refs.size());
        try (PreparedStatement select = connection.prepareStatement(LOCK_ACCOUNTS)) {
            array(select, 1, "uuid", refs.toArray());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Account account = account(row);
                    accounts.put(account.ref(), account);
                }
            }
        }
        return accounts;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getBoolean(8),
                row.getBoolean(9));
    }

    Map<UUID, Outcome> findOutcomes(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND_OUTCOMES)) {
            array(select, 1, "uuid", ids.toArray());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Outcome outcome = outcome(row);
                    outcomes.put(outcome.id(), outcome);
                }
            }
        }
        return outcomes;
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

    /** Writes a batch. */
    Recorded record(Connection connection, LedgerBatch batch) throws SQLException {
        List<Outcome> outcomes = batch.decided();
        Collection<Account> accounts = batch.changedAccounts();
        Recorded recorded;
        try (PreparedStatement write = connection.prepareStatement(RECORD)) {
            array(write, 1, "uuid", outcomes.stream().map(Outcome::id).toArray());
            array(write, 2, "uuid", outcomes.stream().map(Outcome::paymentId).toArray());
            longs(write, 3, outcomes.stream().mapToLong(Outcome::content));
            array(
                    write,
                    4,
                    "int2",
                    outcomes.stream().map(outcome -> outcome.kind().code()).toArray());
            array(write, 5, "uuid", outcomes.stream().map(Outcome::target).toArray());
            postings(write, outcomes);
            longs(write, 10, accounts.stream().mapToLong(Account::number));
            longs(write, 11, accounts.stream().mapToLong(Account::balance));
            longs(write, 12, accounts.stream().mapToLong(Account::held));
            longs(write, 13, accounts.stream().mapToLong(Account::postings));
            longs(write, 14, accounts.stream().mapToLong(Account::version));
            try (ResultSet row = write.executeQuery()) {
                row.next();
                recorded = new Recorded(row.getLong(1), row.getTimestamp(2).toInstant());
            }
        }
        insertRejections(connection, outcomes);
        writeHolds(connection, batch.changedHolds());
        return recorded;
    }

    private static void postings(PreparedStatement write, List<Outcome> outcomes) throws SQLException {
        List<PlacedPosting> postings = new ArrayList<>(outcomes.size() * 3);
        for (int place = 0; place < outcomes.size(); place++) {
            if (outcomes.get(place) instanceof Outcome.Posted posted) {
                for (Outcome.Posting posting : posted.postings()) {
                    postings.add(new PlacedPosting(place, posting));
                }
            }
        }
        postings.sort(PlacedPosting.IN_ORDER_OF_KEYS);
        longs(write, 6, postings.stream().mapToLong(placed -> placed.posting().account()));
        longs(write, 7, postings.stream().mapToLong(PlacedPosting::place));
        longs(write, 8, postings.stream().mapToLong(placed -> placed.posting().amount()));
        longs(write, 9, postings.stream().mapToLong(placed -> placed.posting().balanceAfter()));
    }

    private void insertRejections(Connection connection, List<Outcome> outcomes) throws SQLException {
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
            array(insert, 1, "uuid", rejected.stream().map(Outcome.Rejected::id).toArray());
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

    private static void writeHolds(Connection connection, Collection<Hold> holds) throws SQLException {
        if (holds.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT_HOLD)) {
            for (Hold hold : holds) {
                upsert.setObject(1, hold.id());
                upsert.setString(2, hold.state().name());
                upsert.setTimestamp(3, Timestamp.from(hold.expiresAt()));
                array(upsert, 4, "uuid", hold.legs().stream().map(Leg::ref).toArray());
                array(upsert, 5, "text", hold.legs().stream().map(Leg::currency).toArray());
                longs(upsert, 6, hold.legs().stream().mapToLong(Leg::amount));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** Notes that the results of a batch have to be published, and that those of others are. */
    void oweResults(Connection connection, long batch, Collection<Long> published) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "WITH published AS (" + RESULTS_PUBLISHED + ") INSERT INTO ledger_unpublished (batch) VALUES (?)")) {
            longs(insert, 1, published.stream().mapToLong(Long::longValue));
            insert.setLong(2, batch);
            insert.executeUpdate();
        }
    }

    void resultsPublished(Connection connection, Collection<Long> batches) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(RESULTS_PUBLISHED)) {
            longs(delete, 1, batches.stream().mapToLong(Long::longValue));
            delete.executeUpdate();
        }
    }

    /** Batches whose results are owed for {@code seconds} or longer, locked for this transaction; others' locks are skipped. */
    Map<Long, Instant> lockOwed(Connection connection, int seconds, int atMost) throws SQLException {
        Map<Long, Instant> owed = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT u.batch, b.recorded_at"
                + " FROM ledger_unpublished u JOIN ledger_batch b ON b.number = u.batch"
                + " WHERE b.recorded_at < clock_timestamp() - make_interval(secs => ?) ORDER BY u.batch LIMIT ?"
                + " FOR UPDATE OF u SKIP LOCKED")) {
            select.setInt(1, seconds);
            select.setInt(2, atMost);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    owed.put(row.getLong(1), row.getTimestamp(2).toInstant());
                }
            }
        }
        return owed;
    }

    /** What a batch recorded, in order. */
    List<Outcome> outcomesOf(Connection connection, long batch) throws SQLException {
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

    /** The wallets that a recorded transfer moved money on, or holds on, as they are now. */
    List<Account> walletsOf(Connection connection, UUID transferId) throws SQLException {
        List<Account> accounts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WALLETS_OF)) {
            select.setObject(1, transferId);
            select.setObject(2, transferId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    accounts.add(account(row));
                }
            }
        }
        return accounts;
    }

    List<DueHold> dueHolds(Connection connection, int atMost) throws SQLException {
        List<DueHold> due = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(DUE_HOLDS)) {
            select.setInt(1, atMost);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new DueHold(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)));
                }
            }
        }
        return due;
    }

    private static void array(PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    private static void longs(PreparedStatement statement, int index, LongStream values) throws SQLException {
        array(statement, index, "int8", values.boxed().toArray(Long[]::new));
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
