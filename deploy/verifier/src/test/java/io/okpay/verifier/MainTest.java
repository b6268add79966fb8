package io.okpay.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final SealedBooks books = new SealedBooks(3, 2);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theProofOrTheBlocksMayComeFromTheStandardInput() {
        String proof = Run.write(directory.resolve("proof.json"), SealedBooks.bytes(books.proof(1, 1)));
        String blocks = Run.write(directory.resolve("blocks.json"), SealedBooks.bytes(books.blocks()));
        assertThat(run(SealedBooks.bytes(books.proof(1, 1)), "-", blocks).code())
                .isZero();
        assertThat(run(SealedBooks.bytes(books.blocks()), proof, "-").code()).isZero();
    }

    @Test
    void wrongUsageIsSaidWithWhereToLook() {
        assertThat(run(new byte[0]).errors()).contains("a proof and at least one file of blocks are needed");
        assertThat(run(new byte[0], "proof.json").errors()).contains("Try ./okpay verify --help");
        assertThat(run(new byte[0], "-", "-").errors()).contains("only one of the files can be the standard input");
        assertThat(run(new byte[0], "--fast", "proof.json", "blocks.json").errors())
                .contains("there is no option --fast");
        assertThat(run(new byte[0], "--fast").code()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Run run = run(
                SealedBooks.bytes(books.proof(1, 1)),
                "-",
                directory.resolve("nothing.json").toString());
        assertThat(run.errors()).contains("there is no file ").contains("nothing.json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run(new byte[0], directory.toString(), "-").errors()).contains("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Bad gateway</html>",
                "{",
                "[]",
                "null",
                "7",
                "{\"status\": 401, \"code\": \"UNAUTHENTICATED\"}",
                "{\"transferId\": 1}",
                "{\"transferId\": \"0199\", \"status\": \"SEALED\"}",
            })
    void aProofThatIsNoneIsUnreadable(String proof) {
        String blocks = Run.write(directory.resolve("blocks.json"), SealedBooks.bytes(books.blocks()));
        Run run = run(proof.getBytes(StandardCharsets.UTF_8), "-", blocks);
        assertThat(run.errors()).startsWith("okpay: the standard input");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not JSON", "{}", "[7]", "[{\"number\": 0}]", "[{\"number\": 1.0}]", "[{\"number\": \"1\"}]"
            })
    void blocksThatAreNoneAreUnreadable(String blocks) {
        String proof = Run.write(directory.resolve("proof.json"), SealedBooks.bytes(books.proof(1, 1)));
        Run run = run(blocks.getBytes(StandardCharsets.UTF_8), proof, "-");
        assertThat(run.errors()).startsWith("okpay: the standard input");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void oneValueHasOneSpelling() {
        String proof = books.proof(1, 1).toString();
        String blocks = Run.write(directory.resolve("blocks.json"), SealedBooks.bytes(books.blocks()));
        String root = books.proof(1, 1).at("/block/root").textValue();
        for (String spelling : List.of(
                proof.replace(root, root.toUpperCase(Locale.ROOT)),
                proof.replace("\"index\":1", "\"index\":1,\"index\":1"),
                proof.replace("\"index\":1", "\"index\":1.0"),
                proof.replace("\"index\":1", "\"index\":\"1\""),
                proof.replace("\"index\":1", "\"index\":18446744073709551617"),
                proof + proof)) {
            assertThat(spelling).isNotEqualTo(proof);
            assertThat(run(spelling.getBytes(StandardCharsets.UTF_8), "-", blocks)
                            .code())
                    .as(spelling)
                    .isEqualTo(2);
        }
        assertThat(run(
                                proof.replace("\"status\"", "\"more\":[],\"status\"")
                                        .getBytes(StandardCharsets.UTF_8),
                                "-",
                                blocks)
                        .code())
                .as("members that nobody knows yet are ignored")
                .isZero();
    }

    private static Run run(byte[] input, String... arguments) {
        InputStream stream = new ByteArrayInputStream(input);
        return Run.of(List.of(arguments), stream);
    }
}
