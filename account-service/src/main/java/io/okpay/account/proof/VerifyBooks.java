package io.okpay.account.proof;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes blocks again from the postings and names the first record that does not fit. */
@ApplicationScoped
class VerifyBooks {

    private static final String FIRST_BREAK =
            "SELECT x.seq, t.id, a.ref FROM (SELECT account, seq, amount, balance_after, lag(balance_after, 1, 0::bigint)"
                    + " OVER (PARTITION BY account ORDER BY seq) AS before FROM ledger_posting) x"
                    + " JOIN ledger_account a ON a.number = x.account LEFT JOIN ledger_transfer t ON t.seq = x.seq"
                    + " WHERE x.before + x.amount <> x.balance_after ORDER BY x.seq LIMIT 1";
    private static final String FIRST_DRIFT = "SELECT a.ref FROM ledger_account a LEFT JOIN ledger_posting p"
            + " ON p.account = a.number GROUP BY a.number, a.ref"
            + " HAVING a.balance <> coalesce(sum(p.amount), 0) OR a.postings <> count(p.seq) ORDER BY a.number LIMIT 1";

    private final AgroalDataSource dataSource;
    private final Blocks blocks;

    /**
     * What was found.
     *
     * @param verified whether everything fits
     * @param blocks how many blocks were computed again
     * @param postings how many postings they seal
     * @param mismatch the first record that does not fit
     */
    public record Report(
            boolean verified,
            int blocks,
            long postings,
            @Nullable Mismatch mismatch) {}

    /**
     * A record that does not fit.
     *
     * @param kind CHAIN: a block is not what its head says; RECORD: a posting was changed, added or removed; BLOCK: a block
     *     does not fit though no single posting differs; RUNNING_BALANCE: a posting does not follow from the one before;
     *     BALANCE: an account does not hold what its postings sum to
     * @param block the block
     * @param seq the place in the books
     * @param transferId the transfer, when the books still know it
     * @param account the account's ref
     */
    public record Mismatch(
            String kind,
            @Nullable Long block,
            @Nullable Long seq,
            @Nullable UUID transferId,
            @Nullable UUID account) {}

    VerifyBooks(AgroalDataSource dataSource, Blocks blocks) {
        this.dataSource = dataSource;
        this.blocks = blocks;
    }

    /** Verifies at most {@code atMost} blocks from {@code first} on, and every balance against its postings. */
    Report verify(long first, int atMost) {
        try (Connection connection = dataSource.getConnection()) {
            byte[] before = first == 1
                    ? Block.GENESIS
                    : blocks.numbered(connection, first - 1).map(Block::head).orElse(Block.GENESIS);
            int count = 0;
            long postings = 0;
            long next = first;
            for (Block block : blocks.from(connection, first, atMost)) {
                Mismatch mismatch = block.number() != next || !block.isChainedTo(before)
                        ? new Mismatch("CHAIN", block.number(), null, null, null)
                        : contents(connection, block);
                if (mismatch != null) {
                    return new Report(false, count, postings, mismatch);
                }
                before = block.head();
                next++;
                count++;
                postings += block.leaves();
            }
            Mismatch mismatch = balances(connection);
            return new Report(mismatch == null, count, postings, mismatch);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not verify the books", e);
        }
    }

    private @Nullable Mismatch contents(Connection connection, Block block) throws SQLException {
        List<BookedPosting> postings = blocks.postings(connection, block.firstBatch(), block.lastBatch());
        Block.Salt salt = block.salts();
        List<byte[]> leaves =
                postings.stream().map(posting -> posting.leaf(salt)).toList();
        if (!leaves.isEmpty() && block.holds(leaves)) {
            return null;
        }
        int place = block.firstDifference(leaves);
        if (place == block.leaves() && place == leaves.size()) {
            return new Mismatch("BLOCK", block.number(), null, null, null);
        }
        if (place >= postings.size()) {
            return new Mismatch("RECORD", block.number(), null, null, null);
        }
        BookedPosting posting = postings.get(place);
        return new Mismatch("RECORD", block.number(), posting.seq(), posting.transferId(), posting.accountRef());
    }

    private static @Nullable Mismatch balances(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIRST_BREAK);
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                return new Mismatch(
                        "RUNNING_BALANCE",
                        null,
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class));
            }
        }
        try (PreparedStatement select = connection.prepareStatement(FIRST_DRIFT);
                ResultSet row = select.executeQuery()) {
            return row.next() ? new Mismatch("BALANCE", null, null, null, row.getObject(1, UUID.class)) : null;
        }
    }
}
