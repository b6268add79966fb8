package io.okpay.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {

    private final SealedBooks books = new SealedBooks(3, 7, 5, 4);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void anotherBlocksHeadIsNoticed() {
        ObjectNode proof = books.proof(2, 1);
        block(proof).put("head", text(books.blocks(), 3, "head"));
        Run.of(directory, proof, books.blocks()).mustRefuse("block 2 has the head " + text(books.blocks(), 3, "head"));
        proof.set("block", books.blocks().get(2));
        Run.of(directory, proof, books.blocks()).mustRefuse("does not lead to the root of block 3");
    }

    @Test
    void aBlockThatThePublicDoesNotSeeIsNoticed() {
        SealedBooks forged = new SealedBooks(3, 8, 5, 4);
        Run.of(directory, forged.proof(2, 7), books.blocks()).mustRefuse("block 2 has the leaves 8 in ");
    }

    @Test
    void aBrokenChainIsNoticed() {
        ArrayNode spliced = books.page(1, 2);
        spliced.addAll(new SealedBooks(3, 8, 5, 4).page(3, 4));
        Run.of(directory, books.proof(2, 1), spliced)
                .mustRefuse("the chain is broken: block 3 names another previous head than that of block 2.");
    }

    @Test
    void aHeadThatIsNotTheHashOfItsBlockIsNoticed() {
        ArrayNode blocks = books.blocks();
        object(blocks, 1).put("leaves", 4);
        Run.of(directory, books.proof(2, 1), blocks).mustRefuse("the head of block 1 is not the hash of its contents");
    }

    @Test
    void aFirstBlockThatHidesOthersBeforeItIsNoticed() {
        ArrayNode blocks = books.page(1, 1);
        object(blocks, 1).put("previous", text(books.blocks(), 2, "head"));
        Run.of(directory, books.proof(1, 1), blocks)
                .mustRefuse("block 1 names a previous head, but nothing is before the first block.");
    }

    @Test
    void aMissingBlockIsNamed() {
        ArrayNode gap = books.blocks();
        gap.remove(2);
        Run.of(directory, books.proof(2, 1), gap).mustRefuse("block 3 is missing: the blocks jump from 2 to 4.");
        Run.of(directory, books.proof(4, 1), books.page(1, 3))
                .mustRefuse("block 4, which the proof names, is missing: there are only blocks 1 to 3.");
        Run.of(directory, books.proof(4, 1), books.page(1, 0)).mustRefuse("is missing: there are no blocks.");
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
    void aPostingOfABatchThatTheBlockDoesNotSealIsNoticed() {
        SealedBooks later = SealedBooks.withPostingsBooked(1, 3, 2);
        Run.of(directory, later.proof(2, 1), later.blocks())
                .mustRefuse("it was booked in batch 7, which block 2 does not seal.");
        SealedBooks earlier = SealedBooks.withPostingsBooked(-3, 3, 2);
        Run.of(directory, earlier.proof(2, 1), earlier.blocks())
                .mustRefuse("it was booked in batch 3, which block 2 does not seal.");
        assertThat(Run.of(directory, earlier.proof(2, 1), earlier.page(2, 2)).code())
                .as("without the block before nobody can tell")
                .isZero();
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

    private static String text(ArrayNode blocks, int number, String member) {
        return object(blocks, number).get(member).textValue();
    }

    private static ObjectNode object(ArrayNode blocks, int place) {
        return (ObjectNode) blocks.get(place - 1);
    }

    private static ObjectNode block(ObjectNode proof) {
        return (ObjectNode) proof.get("block");
    }
}
