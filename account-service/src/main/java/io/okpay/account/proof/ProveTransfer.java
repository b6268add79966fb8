package io.okpay.account.proof;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Proves to a customer that a transfer stands in the books. */
@ApplicationScoped
class ProveTransfer {

    private final AgroalDataSource dataSource;
    private final Blocks blocks;

    ProveTransfer(AgroalDataSource dataSource, Blocks blocks) {
        this.dataSource = dataSource;
        this.blocks = blocks;
    }

    /** The proof for the postings on these wallets; empty when the transfer has none there. */
    Optional<ProofResponse> prove(UUID transferId, Set<UUID> wallets) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<Long> seq = blocks.seqOf(connection, transferId);
            return seq.isEmpty() ? Optional.empty() : prove(connection, transferId, seq.get(), wallets);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not prove a transfer", e);
        }
    }

    private Optional<ProofResponse> prove(Connection connection, UUID transferId, long seq, Set<UUID> wallets)
            throws SQLException {
        long batch = seq >> 10;
        boolean own = blocks.postings(connection, batch, batch).stream()
                .anyMatch(posting -> posting.seq() == seq && wallets.contains(posting.accountRef()));
        if (!own) {
            return Optional.empty();
        }
        Optional<Block> sealed = blocks.sealing(connection, batch);
        if (sealed.isEmpty()) {
            return Optional.of(ProofResponse.notSealedYet(transferId));
        }
        Block block = sealed.get();
        List<BookedPosting> postings = blocks.postings(connection, block.firstBatch(), block.lastBatch());
        Block.Salt salt = block.salts();
        List<byte[]> leaves =
                postings.stream().map(posting -> posting.leaf(salt)).toList();
        List<ProofResponse.EntryResponse> entries = new ArrayList<>();
        for (int i = 0; i < postings.size(); i++) {
            BookedPosting posting = postings.get(i);
            if (posting.seq() == seq && wallets.contains(posting.accountRef())) {
                entries.add(ProofResponse.entry(block, leaves, i, posting));
            }
        }
        return Optional.of(new ProofResponse(transferId, "SEALED", ProofResponse.BlockResponse.from(block), entries));
    }
}
