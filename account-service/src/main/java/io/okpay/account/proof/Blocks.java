package io.okpay.account.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All blocks, and the postings that they seal. */
@ApplicationScoped
class Blocks {

    private static final String COLUMNS =
            "number, first_batch, last_batch, leaves, salt, root, previous, head, fingerprints, sealed_at";
    private static final String POSTINGS =
            "SELECT p.seq, t.id, t.payment_id, t.kind, b.recorded_at, p.account, a.ref, a.currency, p.amount,"
                    + " p.balance_after FROM ledger_posting p JOIN ledger_transfer t ON t.seq = p.seq"
                    + " JOIN ledger_account a ON a.number = p.account JOIN ledger_batch b ON b.number = p.seq >> 10"
                    + " WHERE p.seq BETWEEN ? AND ? AND t.seq BETWEEN ? AND ? ORDER BY p.seq, p.account";

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

    /** The postings of these batches, in the order of the leaves. */
    List<BookedPosting> postings(Connection connection, long firstBatch, long lastBatch) throws SQLException {
        List<BookedPosting> postings = new ArrayList<>();
        long first = firstBatch << 10;
        long last = (lastBatch << 10) | 1023;
        try (PreparedStatement select = connection.prepareStatement(POSTINGS)) {
            select.setLong(1, first);
            select.setLong(2, last);
            select.setLong(3, first);
            select.setLong(4, last);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    postings.add(new BookedPosting(
                            row.getLong(1),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getInt(4),
                            row.getTimestamp(5).toInstant(),
                            row.getLong(6),
                            row.getObject(7, UUID.class),
                            row.getString(8),
                            row.getLong(9),
                            row.getLong(10)));
                }
            }
        }
        return postings;
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
