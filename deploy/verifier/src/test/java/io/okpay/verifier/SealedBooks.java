package io.okpay.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Books of a few blocks as an honest ledger would publish and prove them. */
final class SealedBooks {

    static final ObjectMapper JSON = new ObjectMapper();

    private final List<List<Leaf>> blocks = new ArrayList<>();
    private final ArrayNode published = JSON.createArrayNode();

    private record Leaf(String transferId, String text, String salt) {

        Hash hash() {
            return MerkleTree.leaf(HexFormat.of().parseHex(salt), text);
        }
    }

    /** Blocks with so many postings each. */
    SealedBooks(int... sizes) {
        this(0, sizes);
    }

    private SealedBooks(int batchesLater, int[] sizes) {
        Hash previous = Hash.ZEROS;
        for (int number = 1; number <= sizes.length; number++) {
            List<Leaf> leaves = new ArrayList<>();
            for (int i = 0; i < sizes[number - 1]; i++) {
                leaves.add(leaf(number, i, 3L * number + batchesLater));
            }
            blocks.add(leaves);
            previous = publish(number, leaves.stream().map(Leaf::hash).toList(), previous);
        }
    }

    /** A dishonest ledger's, whose blocks seal postings of other batches than they say. */
    static SealedBooks withPostingsBooked(int batchesLater, int... sizes) {
        return new SealedBooks(batchesLater, sizes);
    }

    private static Leaf leaf(int number, int index, long batch) {
        String transfer = uuid("transfer " + number + " " + index);
        String text = String.join(
                "|",
                "okpay-posting-1",
                Long.toString(batch << 10 | index),
                transfer,
                uuid("payment " + number + " " + index),
                "0",
                "2026-11-23T10:00:0" + number + ".003127Z",
                uuid("wallet " + index),
                "USD",
                Integer.toString(-101 - index),
                Integer.toString(1899 + index));
        Hash salt = Hash.of(text.getBytes(StandardCharsets.UTF_8));
        return new Leaf(transfer, text, salt.hex().substring(0, 32));
    }

    private Hash publish(int number, List<Hash> leaves, Hash previous) {
        Hash root = root(leaves);
        BlockHead unsealed = new BlockHead(number, 3L * number, leaves.size(), root, previous, Hash.ZEROS);
        Hash head = unsealed.computedHead();
        published
                .addObject()
                .put("number", number)
                .put("lastBatch", 3L * number)
                .put("leaves", leaves.size())
                .put("root", root.hex())
                .put("previous", previous.hex())
                .put("head", head.hex())
                .put("sealedAt", "2026-11-23T10:00:0" + number + ".618877Z");
        return head;
    }

    /** The published blocks from one to another, by number. */
    ArrayNode page(int first, int last) {
        ArrayNode page = JSON.createArrayNode();
        for (int number = first; number <= last; number++) {
            page.add(published.get(number - 1).deepCopy());
        }
        return page;
    }

    ArrayNode blocks() {
        return page(1, blocks.size());
    }

    /** The proof of the transfer whose posting is this leaf. */
    ObjectNode proof(int number, int index) {
        List<Leaf> leaves = blocks.get(number - 1);
        ObjectNode proof = JSON.createObjectNode()
                .put("transferId", leaves.get(index).transferId())
                .put("status", "SEALED");
        proof.set("block", published.get(number - 1).deepCopy());
        ObjectNode entry = proof.putArray("entries").addObject();
        entry.put("text", leaves.get(index).text())
                .put("salt", leaves.get(index).salt())
                .put("index", index);
        ArrayNode path = entry.putArray("path");
        path(leaves.stream().map(Leaf::hash).toList(), index).forEach(hash -> path.add(hash.hex()));
        return proof;
    }

    static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** MTH of RFC 9162, 2.1.1, level by level. */
    static Hash root(List<Hash> leaves) {
        List<Hash> level = leaves;
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    /** PATH of RFC 9162, 2.1.3.1, level by level. */
    static List<Hash> path(List<Hash> leaves, int index) {
        List<Hash> path = new ArrayList<>();
        List<Hash> level = leaves;
        for (int place = index; level.size() > 1; place /= 2) {
            int sibling = place % 2 == 0 ? place + 1 : place - 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            level = above(level);
        }
        return path;
    }

    private static List<Hash> above(List<Hash> level) {
        Hash[] above = new Hash[(level.size() + 1) / 2];
        for (int i = 0; i < above.length; i++) {
            above[i] = 2 * i + 1 < level.size()
                    ? MerkleTree.node(level.get(2 * i), level.get(2 * i + 1))
                    : level.get(2 * i);
        }
        return Arrays.asList(above);
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
