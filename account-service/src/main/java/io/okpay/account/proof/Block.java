package io.okpay.account.proof;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Postings of consecutive batches, sealed: a Merkle root, chained to the block before by its head. */
final class Block {

    static final byte[] GENESIS = new byte[32];
    private static final int FINGERPRINT = 4;

    private final long number;
    private final long firstBatch;
    private final long lastBatch;
    private final int leaves;
    private final byte[] salt;
    private final byte[] root;
    private final byte[] previous;
    private final byte[] head;
    private final byte[] fingerprints;
    private final Instant sealedAt;

    /** Derives what blinds each leaf of a block. A leaf's own salt may be shown; the block's stays in the books. */
    static final class Salt {

        private final Mac mac;

        Salt(byte[] secret) {
            try {
                mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] of(long seq, long account) {
            return Arrays.copyOf(
                    mac.doFinal(ByteBuffer.allocate(16)
                            .putLong(seq)
                            .putLong(account)
                            .array()),
                    16);
        }
    }

    Block(
            long number,
            long firstBatch,
            long lastBatch,
            int leaves,
            byte[] salt,
            byte[] root,
            byte[] previous,
            byte[] head,
            byte[] fingerprints,
            Instant sealedAt) {
        this.number = number;
        this.firstBatch = firstBatch;
        this.lastBatch = lastBatch;
        this.leaves = leaves;
        this.salt = salt.clone();
        this.root = root.clone();
        this.previous = previous.clone();
        this.head = head.clone();
        this.fingerprints = fingerprints.clone();
        this.sealedAt = sealedAt;
    }

    /** Seals the leaves of the batches after the block before. */
    static Block seal(long number, long firstBatch, long lastBatch, byte[] previous, byte[] salt, List<byte[]> leaves) {
        byte[] root = MerkleTree.root(leaves);
        ByteBuffer fingerprints = ByteBuffer.allocate(leaves.size() * FINGERPRINT);
        leaves.forEach(leaf -> fingerprints.put(leaf, 0, FINGERPRINT));
        byte[] head = headOf(number, lastBatch, leaves.size(), previous, root);
        return new Block(
                number,
                firstBatch,
                lastBatch,
                leaves.size(),
                salt,
                root,
                previous,
                head,
                fingerprints.array(),
                Instant.now());
    }

    /** SHA-256 of a two byte, the head before, the root, and block number, last batch and count of leaves as 64-bit integers. */
    static byte[] headOf(long number, long lastBatch, int leaves, byte[] previous, byte[] root) {
        MessageDigest digest = MerkleTree.sha256();
        digest.update((byte) 2);
        digest.update(previous);
        digest.update(root);
        return digest.digest(ByteBuffer.allocate(24)
                .putLong(number)
                .putLong(lastBatch)
                .putLong(leaves)
                .array());
    }

    /** Whether the head is that of these contents, after the block before. */
    boolean isChainedTo(byte[] headBefore) {
        return MessageDigest.isEqual(previous, headBefore)
                && MessageDigest.isEqual(head, headOf(number, lastBatch, leaves, previous, root));
    }

    /** Whether these leaves, and no others, were sealed. */
    boolean holds(List<byte[]> others) {
        return others.size() == leaves && MessageDigest.isEqual(root, MerkleTree.root(others));
    }

    /** The place of the first leaf that is not the sealed one; the count of leaves when none differs. */
    int firstDifference(List<byte[]> others) {
        for (int i = 0; i < Math.min(leaves, others.size()); i++) {
            if (!Arrays.equals(others.get(i), 0, FINGERPRINT, fingerprints, i * FINGERPRINT, (i + 1) * FINGERPRINT)) {
                return i;
            }
        }
        return Math.min(leaves, others.size());
    }

    Salt salts() {
        return new Salt(salt);
    }

    long number() {
        return number;
    }

    long firstBatch() {
        return firstBatch;
    }

    long lastBatch() {
        return lastBatch;
    }

    int leaves() {
        return leaves;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] root() {
        return root.clone();
    }

    byte[] previous() {
        return previous.clone();
    }

    byte[] head() {
        return head.clone();
    }

    byte[] fingerprints() {
        return fingerprints.clone();
    }

    Instant sealedAt() {
        return sealedAt;
    }
}
