package io.okpay.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All bits of the files, one after the other: only {@code sealedAt} is not hashed, and may say what it likes. */
class BitFlipPropertyTest {

    private static final Pattern NOT_HASHED = Pattern.compile("\"sealedAt\":\"[^\"]*\"");

    private final SealedBooks books = new SealedBooks(2, 7, 3);

    @TempDir
    private Path directory = Path.of("");

    private Path blocks = Path.of("");
    private Path proof = Path.of("");

    static IntStream leaves() {
        return IntStream.of(0, 3, 6);
    }

    @BeforeEach
    void write() {
        blocks = directory.resolve("blocks.json");
        proof = directory.resolve("proof.json");
        Run.write(blocks, SealedBooks.bytes(books.blocks()));
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void noBitOfTheProofFlipsUnnoticed(int leaf) {
        byte[] honest = SealedBooks.bytes(books.proof(2, leaf));
        assertThat(Run.of(honest, blocks).code()).isZero();
        flipEachBit(honest, flipped -> Run.of(flipped, blocks));
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void noBitOfTheBlocksFlipsUnnoticed(int leaf) {
        Run.write(proof, SealedBooks.bytes(books.proof(2, leaf)));
        JsonNode honest = books.blocks();
        flipEachBit(
                SealedBooks.bytes(honest),
                flipped -> Run.of(List.of(proof.toString(), "-"), new ByteArrayInputStream(flipped)));
    }

    private interface Verifier {
        Run verify(byte[] flipped);
    }

    private static void flipEachBit(byte[] honest, Verifier verifier) {
        boolean[] hashed = new boolean[honest.length];
        Arrays.fill(hashed, true);
        Matcher matcher = NOT_HASHED.matcher(new String(honest, StandardCharsets.US_ASCII));
        while (matcher.find()) {
            Arrays.fill(hashed, matcher.start(), matcher.end(), false);
        }
        int noticed = 0;
        for (int bit = 0; bit < honest.length * 8; bit++) {
            byte[] flipped = honest.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Run run = verifier.verify(flipped);
            if (hashed[bit / 8]) {
                assertThat(run.code())
                        .as("bit %d of byte %d: %s", bit % 8, bit / 8, new String(flipped, StandardCharsets.ISO_8859_1))
                        .isIn(1, 2);
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(4_000);
    }
}
