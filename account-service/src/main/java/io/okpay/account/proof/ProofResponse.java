package io.okpay.account.proof;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a transfer stands in the books as its customer saw it.
 *
 * @param status SEALED, or NOT_SEALED_YET: ask again in a few seconds
 * @param block the head of the block that seals it
 * @param entries one for each of the customer's own wallets that the transfer touched
 */
public record ProofResponse(
        UUID transferId, String status, @Nullable BlockResponse block, List<EntryResponse> entries) {

    /**
     * One posting and the way from it to the block's root (RFC 9162, 2.1.3). The leaf is SHA-256 of a zero byte, the salt and
     * the text.
     *
     * @param text what was hashed, in UTF-8: okpay-posting-1|seq|transfer|payment|kind|time|wallet|currency|amount in minor
     *     units|balance after in minor units
     * @param salt hexadecimal
     * @param index the place of the leaf, from 0
     * @param path the siblings from the leaf to the root, hexadecimal
     */
    public record EntryResponse(String text, String salt, int index, List<String> path) {}

    /**
     * A published block head. The head is SHA-256 of a two byte, the previous head, the root, and number, last batch and leaves
     * as 64-bit big-endian integers.
     *
     * @param number from 1, without gaps
     * @param lastBatch the last batch of the books that it seals
     * @param leaves how many postings it seals
     * @param root the Merkle root, hexadecimal
     * @param previous the head of the block before, hexadecimal; zeros before the first
     * @param head hexadecimal
     */
    public record BlockResponse(
            long number, long lastBatch, int leaves, String root, String previous, String head, Instant sealedAt) {

        static BlockResponse from(Block block) {
            HexFormat hex = HexFormat.of();
            return new BlockResponse(
                    block.number(),
                    block.lastBatch(),
                    block.leaves(),
                    hex.formatHex(block.root()),
                    hex.formatHex(block.previous()),
                    hex.formatHex(block.head()),
                    block.sealedAt());
        }
    }

    static ProofResponse notSealedYet(UUID transferId) {
        return new ProofResponse(transferId, "NOT_SEALED_YET", null, List.of());
    }

    static EntryResponse entry(Block block, List<byte[]> leaves, int index, BookedPosting posting) {
        HexFormat hex = HexFormat.of();
        return new EntryResponse(
                posting.text(),
                hex.formatHex(block.salts().of(posting.seq(), posting.account())),
                index,
                MerkleTree.path(leaves, index).stream().map(hex::formatHex).toList());
    }
}
