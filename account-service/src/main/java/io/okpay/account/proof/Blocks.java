package io.okpay.account.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All blocks, and the postings that they seal. */
@ApplicationScoped
class Blocks {

    private static final String COLUMNS =
            "number, first_batch, last_batch, leaves, salt, root, previous, head, fingerprints, sealed_at";
    // One table each and put together in memory: a join's plan would depend on when the planner last saw the tables.
    private static final String POSTINGS = "SELECT seq, account, amount, balance_after FROM ledger_posting"
            + " WHERE seq BETWEEN ? AND ? ORDER BY seq, account";
    private static final String TRANSFERS =
            "SELECT seq, id, payment_id, kind FROM ledger_transfer WHERE seq BETWEEN ? AND ?";
    private static final String BATCHES = "SELECT number, recorded_at FROM ledger_batch WHERE number BETWEEN ? AND ?";
    private static final String ACCOUNTS = "SELECT number, ref, currency FROM ledger_account WHERE number = ANY (?)";

    private record Posting(long seq, long account, long amount, long balanceAfter) {}

    private record Transfer(UUID id, UUID paymentId, int kind) {}

    private record Account(UUID ref, String currency) {}

    Optional<Block> last(Connection connection) throws SQLException {
        return query(connection, "ORDER BY number DESC LIMIT 1").stream().findFirst();
    }

    Optional<Block> numbered(Connection connection, long number) throws SQLException {
        return query(connection, "WHERE number = ?", number).stream().findFirst();
    }

    /** The block that seals this batch, if it is sealed. */
    Optional<Block> sealing(Connection connection, long batch) throws SQLException {
        return query(connection, "WHERE last_batch >= ? ORDER BY last_batch LIMIT 1", batch).stream()
                .findFirst();
    }

    /** Blocks by number, from {@code first} on. */
    List<Block> from(Connection connection, long first, int atMost) throws SQLException {
        return query(connection, "WHERE number >= ? ORDER BY number LIMIT ?", first, atMost);
    }

    private static List<Block> query(Connection connection, String rest, Number... arguments) throws SQLException {
        List<Block> blocks = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM ledger_block " + rest)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    blocks.add(new Block(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getInt(4),
                            row.getBytes(5),
                            row.getBytes(6),
                            row.getBytes(7),
                            row.getBytes(8),
                            row.getBytes(9),
                            row.getTimestamp(10).toInstant()));
                }
            }
        }
        return blocks;
    }

    void add(Connection connection, Block block) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO ledger_block (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, block.number());
            insert.setLong(2, block.firstBatch());
            insert.setLong(3, block.lastBatch());
            insert.setInt(4, block.leaves());
            insert.setBytes(5, block.salt());
            insert.setBytes(6, block.root());
            insert.setBytes(7, block.previous());
            insert.setBytes(8, block.head());
            insert.setBytes(9, block.fingerprints());
            insert.setTimestamp(10, Timestamp.from(block.sealedAt()));
            insert.executeUpdate();
        }
    }

    /** The postings of these batches, in the order of the leaves. Without a transaction it reads more than it has to. */
    List<BookedPosting> postings(Connection connection, long firstBatch, long lastBatch) throws SQLException {
        try (Statement plan = connection.createStatement()) {
            plan.execute("SET LOCAL enable_seqscan = off");
        }
        long first = firstBatch << 10;
        long last = (lastBatch << 10) | 1023;
        List<Posting> found = new ArrayList<>();
        each(connection, POSTINGS, first, last, row -> {
            found.add(new Posting(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        });
        Map<Long, Transfer> transfers = HashMap.newHashMap(found.size());
        each(connection, TRANSFERS, first, last, row -> {
            transfers.put(
                    row.getLong(1),
                    new Transfer(row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getInt(4)));
        });
        Map<Long, Instant> batches = new HashMap<>();
        each(connection, BATCHES, firstBatch, lastBatch, row -> {
            batches.put(row.getLong(1), row.getTimestamp(2).toInstant());
        });
        Map<Long, Account> accounts = accounts(connection, found);
        List<BookedPosting> postings = new ArrayList<>(found.size());
        for (Posting posting : found) {
            Transfer transfer = transfers.get(posting.seq());
            Instant recordedAt = batches.get(posting.seq() >> 10);
            Account account = accounts.get(posting.account());
            if (transfer != null && recordedAt != null && account != null) {
                postings.add(new BookedPosting(
                        posting.seq(),
                        transfer.id(),
                        transfer.paymentId(),
                        transfer.kind(),
                        recordedAt,
                        posting.account(),
                        account.ref(),
                        account.currency(),
                        posting.amount(),
                        posting.balanceAfter()));
            }
        }
        return postings;
    }

    private static Map<Long, Account> accounts(Connection connection, List<Posting> postings) throws SQLException {
        Map<Long, Account> accounts = new HashMap<>();
        Long[] numbers = postings.stream().map(Posting::account).distinct().toArray(Long[]::new);
        try (PreparedStatement select = connection.prepareStatement(ACCOUNTS)) {
            select.setArray(1, connection.createArrayOf("int8", numbers));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    accounts.put(row.getLong(1), new Account(row.getObject(2, UUID.class), row.getString(3)));
                }
            }
        }
        return accounts;
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, long first, long last, Row taker)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, first);
            select.setLong(2, last);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            }
        }
    }

    /** Where a transfer stands in the books, if it does. */
    Optional<Long> seqOf(Connection connection, UUID transferId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT seq FROM ledger_transfer WHERE id = ? AND kind IN (0, 2, 5)")) {
            select.setObject(1, transferId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }
}
