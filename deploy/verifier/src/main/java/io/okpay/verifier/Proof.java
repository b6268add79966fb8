package io.okpay.verifier;

import java.util.HexFormat;
import java.util.List;

/**
 * A customer's proof as the ledger gives it.
 *
 * @param document its file
 * @param block the block that seals the transfer
 * @param entries one for each of the customer's wallets that the transfer touched
 */
record Proof(String document, String transferId, BlockHead block, List<Entry> entries) {

    private static final int SALT_BYTES = 16;

    /**
     * A posting and its way to the root.
     *
     * @param text what was hashed after the salt
     * @param salt hides the posting from who guesses; lowercase hexadecimal
     * @param index the place of the leaf, from 0
     * @param path the siblings up to the root
     */
    record Entry(String text, String salt, long index, List<Hash> path) {

        static Entry from(JsonPlace json) {
            return new Entry(
                    json.member("text").text(),
                    json.member("salt").hex(SALT_BYTES),
                    json.member("index").integer(0),
                    json.member("path").elements().stream().map(JsonPlace::hash).toList());
        }

        Hash leaf() {
            return MerkleTree.leaf(HexFormat.of().parseHex(salt), text);
        }
    }

    static Proof parse(String document, byte[] bytes) {
        JsonPlace json = JsonPlace.parse(document, bytes);
        String transferId = json.member("transferId").uuid();
        JsonPlace status = json.member("status");
        switch (status.text()) {
            case "SEALED" -> {}
            case "NOT_SEALED_YET" ->
                throw new MisfitException("transfer " + transferId
                        + " is not sealed yet, so that there is nothing to verify. Download the proof again in a few"
                        + " seconds.");
            default -> throw status.isNot("SEALED or NOT_SEALED_YET");
        }
        return new Proof(
                document,
                transferId,
                BlockHead.from(json.member("block")),
                json.member("entries").elements().stream().map(Entry::from).toList());
    }
}
