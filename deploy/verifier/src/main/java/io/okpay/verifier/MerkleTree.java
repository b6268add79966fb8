package io.okpay.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The way from a leaf to the root of a Merkle tree, by the recursive definition of RFC 9162 (2.1.1). */
final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTree() {}

    static Hash leaf(byte[] salt, String text) {
        return Hash.of(LEAF, salt, text.getBytes(StandardCharsets.UTF_8));
    }

    static Hash node(Hash left, Hash right) {
        return Hash.of(NODE, left.bytes(), right.bytes());
    }

    /**
     * The root that a leaf and its path lead to.
     *
     * @param index the leaf's place, from 0
     * @param leaves how many the tree has
     * @param path the siblings, the leaf's own first
     */
    static Hash rootOf(Hash leaf, long index, long leaves, List<Hash> path) {
        if (index < 0 || index >= leaves) {
            throw new MisfitException(
                    "the index is " + index + ", but the tree has " + leaves + " leaves, counted from 0.");
        }
        int height = pathLength(index, leaves);
        if (path.size() != height) {
            throw new MisfitException("the path has " + path.size() + " hashes, but from leaf " + index + " of "
                    + leaves + " it takes " + height + " to the root.");
        }
        return climb(leaf, index, leaves, path);
    }

    private static Hash climb(Hash leaf, long index, long leaves, List<Hash> path) {
        if (leaves == 1) {
            return leaf;
        }
        long left = leavesOnTheLeft(leaves);
        List<Hash> below = path.subList(0, path.size() - 1);
        return index < left
                ? node(climb(leaf, index, left, below), path.getLast())
                : node(path.getLast(), climb(leaf, index - left, leaves - left, below));
    }

    private static int pathLength(long index, long leaves) {
        if (leaves == 1) {
            return 0;
        }
        long left = leavesOnTheLeft(leaves);
        return 1 + (index < left ? pathLength(index, left) : pathLength(index - left, leaves - left));
    }

    /** The largest power of two below the count of leaves. */
    private static long leavesOnTheLeft(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
