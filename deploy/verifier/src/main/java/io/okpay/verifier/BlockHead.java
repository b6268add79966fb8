package io.okpay.verifier;

/**
 * A block as it is published.
 *
 * @param number from 1, without gaps
 * @param lastBatch the last batch of the books that it seals
 * @param leaves how many postings it seals
 * @param root of the Merkle tree of its postings
 * @param previous the head of the block before; zeros before the first
 * @param head the hash of all that
 */
record BlockHead(long number, long lastBatch, long leaves, Hash root, Hash previous, Hash head) {

    private static final byte[] HEAD = {2};

    static BlockHead from(JsonPlace json) {
        return new BlockHead(
                json.member("number").integer(1),
                json.member("lastBatch").integer(1),
                json.member("leaves").integer(1),
                json.member("root").hash(),
                json.member("previous").hash(),
                json.member("head").hash());
    }

    /** The head that these contents have. */
    Hash computedHead() {
        return Hash.of(
                HEAD, previous.bytes(), root.bytes(), Hash.bytes(number), Hash.bytes(lastBatch), Hash.bytes(leaves));
    }

    /** Refuses another block, naming the first member that differs. */
    void mustEqual(BlockHead other, String here, String there) {
        mustEqual("lastBatch", lastBatch, other.lastBatch, here, there);
        mustEqual("leaves", leaves, other.leaves, here, there);
        mustEqual("root", root, other.root, here, there);
        mustEqual("previous", previous, other.previous, here, there);
        mustEqual("head", head, other.head, here, there);
    }

    private void mustEqual(String member, Object mine, Object others, String here, String there) {
        if (!mine.equals(others)) {
            throw new MisfitException("block " + number + " has the " + member + " " + mine + " in " + here + ", but "
                    + others + " in " + there + ".");
        }
    }
}
