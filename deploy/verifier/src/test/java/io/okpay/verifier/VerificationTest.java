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
    void pagesMayComeInAnyOrderOverlapAndBeginLater() {
        Run run = Run.of(
                directory, books.proof(3, 0), books.page(4, 4), books.page(2, 3), books.page(3, 4), books.page(5, 4));
        assertThat(run.output()).contains("Blocks 2 to 4 are one chain; what is before was not looked at.");
        assertThat(run.code()).isZero();
        assertThat(Run.of(directory, books.proof(3, 0), books.page(3, 3)).output())
                .contains("Block 3 has the head that its contents have; what is before was not looked at.");
    }

    @Test
    void aTransferWithTwoPostingsOfTheCustomerHasBothVerifiedAndNoneTwice() {
        ObjectNode proof = books.proof(2, 1);
        entries(proof).add(entry(proof).deepCopy());
        refused(proof, books.blocks(), "entry 2 of the proof: it is the same leaf as that of an entry before.");
        ObjectNode other = books.proof(2, 1);
        entries(other).add(entry(books.proof(2, 4)));
        refused(other, books.blocks(), "entry 2 of the proof: it is a posting of transfer");
    }

    @Test
    void aChangedAmountIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        entry(proof).put("text", entry(proof).get("text").textValue().replace("|-102|", "|-2|"));
        refused(proof, books.blocks(), "entry 1 of the proof: it does not lead to the root of block 2.");
    }

    @Test
    void aChangedSaltIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        entry(proof).put("salt", "00".repeat(16));
        refused(proof, books.blocks(), "it does not lead to the root of block 2.");
    }

    @Test
    void bytesMovedBetweenSaltAndTextAreNoticedThoughTheHashIsTheSame() {
        ObjectNode proof = books.proof(2, 1);
        String text = entry(proof).get("text").textValue();
        entry(proof).put("salt", entry(proof).get("salt").textValue() + "6f").put("text", text.substring(1));
        unreadable(proof, books.blocks(), "/entries/0/salt is not 32 lowercase hexadecimal digits");
    }

    @Test
    void aChangedPathIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        path(proof).set(1, text(books.blocks(), 1, "root"));
        refused(proof, books.blocks(), "it does not lead to the root of block 2.");
    }

    @Test
    void aPathTooShortOrTooLongIsNoticed() {
        ObjectNode shorter = books.proof(2, 1);
        path(shorter).remove(0);
        refused(shorter, books.blocks(), "the path has 2 hashes, but from leaf 1 of 7 it takes 3 to the root.");
        ObjectNode longer = books.proof(2, 1);
        path(longer).add(text(books.blocks(), 1, "root"));
        refused(longer, books.blocks(), "the path has 4 hashes");
    }

    @Test
    void anotherIndexIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        entry(proof).put("index", 0);
        refused(proof, books.blocks(), "it does not lead to the root of block 2.");
        entry(proof).put("index", 7);
        refused(proof, books.blocks(), "the index is 7, but the tree has 7 leaves, counted from 0.");
        entry(proof).put("index", -1);
        unreadable(proof, books.blocks(), "/entries/0/index is not an integer from 0 on");
    }

    @Test
    void anotherTransfersProofIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        proof.put("transferId", books.proof(2, 2).get("transferId").textValue());
        refused(
                proof,
                books.blocks(),
                "it is a posting of transfer "
                        + books.proof(2, 1).get("transferId").textValue());
    }

    @Test
    void aProofWithoutEntriesProvesNothing() {
        ObjectNode proof = books.proof(2, 1);
        entries(proof).removeAll();
        refused(proof, books.blocks(), "the proof has no entries");
    }

    @Test
    void anotherBlocksHeadIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        block(proof).put("head", text(books.blocks(), 3, "head"));
        refused(proof, books.blocks(), "block 2 has the head " + text(books.blocks(), 3, "head"));
        proof.set("block", books.blocks().get(2));
        refused(proof, books.blocks(), "does not lead to the root of block 3");
    }

    @Test
    void aBlockThatThePublicDoesNotSeeIsNoticed() {
        SealedBooks forged = new SealedBooks(3, 8, 5, 4);
        refused(forged.proof(2, 7), books.blocks(), "block 2 has the leaves 8 in ");
    }

    @Test
    void aBrokenChainIsNoticed() {
        ArrayNode spliced = books.page(1, 2);
        spliced.addAll(new SealedBooks(3, 8, 5, 4).page(3, 4));
        refused(
                books.proof(2, 1),
                spliced,
                "the chain is broken: block 3 names another previous head than that of block 2.");
    }

    @Test
    void aHeadThatIsNotTheHashOfItsBlockIsNoticed() {
        ArrayNode blocks = books.blocks();
        object(blocks, 1).put("leaves", 4);
        refused(books.proof(2, 1), blocks, "the head of block 1 is not the hash of its contents");
    }

    @Test
    void aFirstBlockThatHidesOthersBeforeItIsNoticed() {
        ArrayNode blocks = books.page(1, 1);
        object(blocks, 1).put("previous", text(books.blocks(), 2, "head"));
        refused(books.proof(1, 1), blocks, "block 1 names a previous head, but nothing is before the first block.");
    }

    @Test
    void aMissingBlockIsNamed() {
        ArrayNode gap = books.blocks();
        gap.remove(2);
        refused(books.proof(2, 1), gap, "block 3 is missing: the blocks jump from 2 to 4.");
        refused(
                books.proof(4, 1),
                books.page(1, 3),
                "block 4, which the proof names, is missing: there are only blocks 1 to 3.");
        refused(books.proof(4, 1), books.page(1, 0), "is missing: there are no blocks.");
    }

    @Test
    void aBlockThatWasPublishedOtherwiseBeforeIsNamedWithBothDownloads() {
        Run run = Run.of(directory, books.proof(1, 0), books.blocks(), new SealedBooks(3, 7, 6, 4).blocks());
        assertThat(run.output())
                .contains("Does not fit: block 3 has the leaves 5 in ")
                .contains("blocks-1.json, but 6 in ")
                .contains("blocks-2.json.");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aProofThatIsNotSealedYetVerifiesNothing() {
        ObjectNode proof = books.proof(1, 0);
        proof.put("status", "NOT_SEALED_YET").putNull("block").putArray("entries");
        refused(
                proof,
                books.blocks(),
                "is not sealed yet, so that there is nothing to verify. Download the proof again in a few seconds.");
        proof.put("status", "CERTAINLY");
        unreadable(proof, books.blocks(), "/status is not SEALED or NOT_SEALED_YET");
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
    void aPostingOfABatchThatTheBlockDoesNotSealIsNoticed() {
        SealedBooks later = SealedBooks.withPostingsBooked(1, 3, 2);
        refused(later.proof(2, 1), later.blocks(), "it was booked in batch 7, which block 2 does not seal.");
        SealedBooks earlier = SealedBooks.withPostingsBooked(-3, 3, 2);
        refused(earlier.proof(2, 1), earlier.blocks(), "it was booked in batch 3, which block 2 does not seal.");
        assertThat(Run.of(directory, earlier.proof(2, 1), earlier.page(2, 2)).code())
                .as("without the block before nobody can tell")
                .isZero();
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

    private void refused(ObjectNode proof, ArrayNode blocks, String words) {
        Run run = Run.of(directory, proof, blocks);
        assertThat(run.output()).startsWith("Does not fit: ").contains(words).doesNotContain("Verified");
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    private void unreadable(ObjectNode proof, ArrayNode blocks, String words) {
        Run run = Run.of(directory, proof, blocks);
        assertThat(run.errors()).startsWith("okpay: ").contains(words);
        assertThat(run.output()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    private static String text(ArrayNode blocks, int number, String member) {
        return object(blocks, number).get(member).textValue();
    }

    private static ObjectNode object(ArrayNode blocks, int place) {
        return (ObjectNode) blocks.get(place - 1);
    }

    private static ObjectNode block(ObjectNode proof) {
        return (ObjectNode) proof.get("block");
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
