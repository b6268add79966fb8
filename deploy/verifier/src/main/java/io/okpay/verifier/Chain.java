package io.okpay.verifier;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Published blocks, put together from any number of downloads, old and new. */
final class Chain {

    private final SortedMap<Long, Published> blocks = new TreeMap<>();

    private record Published(BlockHead block, String document) {}

    /** Takes the blocks of a document; one that was there before must be the same. */
    void add(String document, byte[] json) {
        for (JsonPlace element : JsonPlace.parse(document, json).elements()) {
            BlockHead block = BlockHead.from(element);
            Published before = blocks.putIfAbsent(block.number(), new Published(block, document));
            if (before != null) {
                before.block().mustEqual(block, before.document(), document);
            }
        }
    }

    /** Refuses blocks that do not follow each other, each with the head that its contents have. */
    void mustHold() {
        BlockHead before = null;
        for (Published published : blocks.values()) {
            BlockHead block = published.block();
            mustFollow(before, block);
            if (!block.computedHead().equals(block.head())) {
                throw new MisfitException("the head of block " + block.number()
                        + " is not the hash of its contents: it should be " + block.computedHead() + ".");
            }
            before = block;
        }
    }

    private static void mustFollow(@Nullable BlockHead before, BlockHead block) {
        if (before == null) {
            if (block.number() == 1 && !block.previous().equals(Hash.ZEROS)) {
                throw new MisfitException("block 1 names a previous head, but nothing is before the first block.");
            }
            return;
        }
        if (block.number() != before.number() + 1) {
            throw new MisfitException("block " + (before.number() + 1) + " is missing: the blocks jump from "
                    + before.number() + " to " + block.number() + ".");
        }
        if (!block.previous().equals(before.head())) {
            throw new MisfitException("the chain is broken: block " + block.number()
                    + " names another previous head than that of block " + before.number() + ".");
        }
        if (block.lastBatch() <= before.lastBatch()) {
            throw new MisfitException("block " + block.number() + " seals no batch that block " + before.number()
                    + " does not seal already.");
        }
    }

    /** The published block with the number of this one, which must be the same. */
    BlockHead publishedAs(BlockHead block, String document) {
        Published published = blocks.get(block.number());
        if (published == null) {
            throw new MisfitException("block " + block.number() + ", which the proof names, is missing: "
                    + (blocks.isEmpty() ? "there are no blocks" : "there are only " + name()) + ".");
        }
        block.mustEqual(published.block(), document, published.document());
        return published.block();
    }

    /** The last batch before this block, or 0 when that is not known. */
    long lastBatchBefore(BlockHead block) {
        Published before = blocks.get(block.number() - 1);
        return before == null ? 0 : before.block().lastBatch();
    }

    BlockHead first() {
        return blocks.firstEntry().getValue().block();
    }

    BlockHead last() {
        return blocks.lastEntry().getValue().block();
    }

    /** Such as "blocks 1 to 7". */
    String name() {
        return blocks.size() == 1
                ? "block " + blocks.firstKey()
                : "blocks " + blocks.firstKey() + " to " + blocks.lastKey();
    }
}
