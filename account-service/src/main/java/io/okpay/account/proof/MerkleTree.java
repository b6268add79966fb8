package io.okpay.account.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The Merkle tree hash and audit path of RFC 9162 (2.1), over leaves that are hashed already. */
final class MerkleTree {

    private MerkleTree() {}

    /** The hash of a leaf: SHA-256 of a zero byte, the salt and the data. */
    static byte[] leaf(byte[] salt, byte[] data) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        digest.update(salt);
        return digest.digest(data);
    }

    /**
     * The root.
     *
     * @throws IllegalArgumentException without leaves
     */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("A tree has leaves");
        }
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    /** The siblings from a leaf to the root. */
    static List<byte[]> path(List<byte[]> leaves, int index) {
        List<byte[]> path = new ArrayList<>();
        List<byte[]> level = leaves;
        int place = index;
        while (level.size() > 1) {
            int sibling = place ^ 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            level = above(level);
            place >>= 1;
        }
        return path;
    }

    /** The root that a leaf and its path lead to (RFC 9162, 2.1.3.2), or an empty array when the path does not fit the tree. */
    static byte[] rootOf(byte[] leaf, int index, int leaves, List<byte[]> path) {
        byte[] hash = leaf;
        int place = index;
        int last = leaves - 1;
        int used = 0;
        while (last > 0) {
            if ((place & 1) == 1 || place < last) {
                if (used == path.size()) {
                    return new byte[0];
                }
                byte[] sibling = path.get(used++);
                hash = (place & 1) == 1 ? node(sibling, hash) : node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return used == path.size() ? hash : new byte[0];
    }

    private static List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
