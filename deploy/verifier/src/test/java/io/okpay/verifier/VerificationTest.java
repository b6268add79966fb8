package io.okpay.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private final SealedBooks books = new SealedBooks(3, 7, 5, 4);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aProofFitsItsBlocksAndTheReportSaysWhatWasVerified() {
        Run run = Run.of(directory, books.proof(2, 6), books.blocks());
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .contains("Blocks 1 to 4 are one chain, from the first block on.")
                .contains("stands in block 2:")
                .contains(": -1.07 USD, 19.05 USD after it, posted 2026-11-23T10:00:02.003127Z for payment ")
                .contains("(leaf 6 of 7)")
                .contains("The head of block 4 is " + text(books.blocks(), 4, "head"))
                .contains("Verified.");
        assertThat(run.code()).isZero();
    }

    @Test
    void everyLeafOfEveryBlockIsVerified() {
        int[] sizes = {3, 7, 5, 4};
        for (int number = 1; number <= sizes.length; number++) {
            for (int i = 0; i < sizes[number - 1]; i++) {
                assertThat(Run.of(directory, books.proof(number, i), books.blocks()))
                        .extracting(Run::code)
                        .isEqualTo(0);
            }
        }
    }

    @Test
    void aTransferWithTwoPostingsOfTheCustomerHasBothVerifiedAndNoneTwice() {
        ObjectNode proof = books.proof(2, 1);
        entries(proof).add(entry(proof).deepCopy());
        Run.of(directory, proof, books.blocks())
                .mustRefuse("entry 2 of the proof: it is the same leaf as that of an entry before.");
        ObjectNode other = books.proof(2, 1);
        entries(other).add(entry(books.proof(2, 4)));
        Run.of(directory, other, books.blocks()).mustRefuse("entry 2 of the proof: it is a posting of transfer");
    }

    @Test
    void aChangedAmountIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        entry(proof).put("text", entry(proof).get("text").textValue().replace("|-102|", "|-2|"));
        Run.of(directory, proof, books.blocks())
                .mustRefuse("entry 1 of the proof: it does not lead to the root of block 2.");
    }

    @Test
    void aChangedSaltIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        entry(proof).put("salt", "00".repeat(16));
        Run.of(directory, proof, books.blocks()).mustRefuse("it does not lead to the root of block 2.");
    }

    @Test
    void bytesMovedBetweenSaltAndTextAreNoticedThoughTheHashIsTheSame() {
        ObjectNode proof = books.proof(2, 1);
        String text = entry(proof).get("text").textValue();
        entry(proof).put("salt", entry(proof).get("salt").textValue() + "6f").put("text", text.substring(1));
        Run.of(directory, proof, books.blocks())
                .mustBeUnreadable("/entries/0/salt is not 32 lowercase hexadecimal digits");
    }

    @Test
    void aChangedPathIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        path(proof).set(1, text(books.blocks(), 1, "root"));
        Run.of(directory, proof, books.blocks()).mustRefuse("it does not lead to the root of block 2.");
    }

    @Test
    void aPathTooShortOrTooLongIsNoticed() {
        ObjectNode shorter = books.proof(2, 1);
        path(shorter).remove(0);
        Run.of(directory, shorter, books.blocks())
                .mustRefuse("the path has 2 hashes, but from leaf 1 of 7 it takes 3 to the root.");
        ObjectNode longer = books.proof(2, 1);
        path(longer).add(text(books.blocks(), 1, "root"));
        Run.of(directory, longer, books.blocks()).mustRefuse("the path has 4 hashes");
    }

    @Test
    void anotherIndexIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        entry(proof).put("index", 0);
        Run.of(directory, proof, books.blocks()).mustRefuse("it does not lead to the root of block 2.");
        entry(proof).put("index", 7);
        Run.of(directory, proof, books.blocks())
                .mustRefuse("the index is 7, but the tree has 7 leaves, counted from 0.");
        entry(proof).put("index", -1);
        Run.of(directory, proof, books.blocks()).mustBeUnreadable("/entries/0/index is not an integer from 0 on");
    }

    @Test
    void anotherTransfersProofIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        proof.put("transferId", books.proof(2, 2).get("transferId").textValue());
        Run.of(directory, proof, books.blocks())
                .mustRefuse("it is a posting of transfer "
                        + books.proof(2, 1).get("transferId").textValue());
    }

    @Test
    void aProofWithoutEntriesProvesNothing() {
        ObjectNode proof = books.proof(2, 1);
        entries(proof).removeAll();
        Run.of(directory, proof, books.blocks()).mustRefuse("the proof has no entries");
    }

    @Test
    void aProofThatIsNotSealedYetVerifiesNothing() {
        ObjectNode proof = books.proof(1, 0);
        proof.put("status", "NOT_SEALED_YET").putNull("block").putArray("entries");
        Run.of(directory, proof, books.blocks())
                .mustRefuse(
                        "is not sealed yet, so that there is nothing to verify. Download the proof again in a few seconds.");
        proof.put("status", "CERTAINLY");
        Run.of(directory, proof, books.blocks()).mustBeUnreadable("/status is not SEALED or NOT_SEALED_YET");
    }

    @Test
    void aSealedTextThatIsNoPostingIsNamed() {
        assertThat(catchMisfit("okpay-posting-2|1|2")).contains("not a posting of the form okpay-posting-1");
        String text = entry(books.proof(1, 0)).get("text").textValue();
        assertThat(catchMisfit(text + "|more")).contains("not a posting");
        assertThat(catchMisfit(text.replace("|USD|", "|USD\u001b[2J|"))).contains("not a posting");
        assertThat(catchMisfit(text + "0".repeat(20))).contains("beyond 64 bits");
        assertThat(catchMisfit(text)).isEmpty();
    }

    @Test
    void amountsAreWrittenInTheDigitsOfTheirCurrency() {
        String text = entry(books.proof(1, 0)).get("text").textValue();
        assertThat(Posting.parse(text.replace("|USD|", "|JPY|")).words()).contains(": -101 JPY, 1899 JPY after it");
        assertThat(Posting.parse(text.replace("|USD|", "|KWD|")).words()).contains(": -0.101 KWD, 1.899 KWD after it");
        assertThat(Posting.parse(text.replace("|USD|", "|QQQ|")).words()).contains("-101 minor units of QQQ");
    }

    private String catchMisfit(String text) {
        try {
            Posting.parse(text);
            return "";
        } catch (MisfitException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String text(ArrayNode blocks, int number, String member) {
        return object(blocks, number).get(member).textValue();
    }

    private static ObjectNode object(ArrayNode blocks, int place) {
        return (ObjectNode) blocks.get(place - 1);
    }

    private static ArrayNode entries(ObjectNode proof) {
        return (ArrayNode) proof.get("entries");
    }

    private static ObjectNode entry(ObjectNode proof) {
        return (ObjectNode) entries(proof).get(0);
    }

    private static ArrayNode path(ObjectNode proof) {
        return (ArrayNode) entry(proof).get("path");
    }
}
