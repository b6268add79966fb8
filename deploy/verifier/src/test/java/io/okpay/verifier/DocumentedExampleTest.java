package io.okpay.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/proofs.md} is what others write their verifiers from, so its example has to be true. */
class DocumentedExampleTest {

    private static final Path PAGE = Path.of("../../docs/proofs.md");
    private static final Path HELP = Path.of("../local/src/main/help/verify.txt");

    @TempDir
    private Path directory = Path.of("");

    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(PAGE);
    }

    @Test
    void theProofOfTheExampleIsVerifiedWithItsBlocks() {
        List<String> files = blocks("json");
        String proof = Run.write(directory.resolve("proof.json"), files.get(0).getBytes(StandardCharsets.UTF_8));
        String blocks = Run.write(directory.resolve("blocks.json"), files.get(1).getBytes(StandardCharsets.UTF_8));
        Run run = Run.of(List.of(proof, blocks), InputStream.nullInputStream());
        assertThat(run.output()).contains(": -1.01 USD, 18.99 USD after it").contains("Verified.");
        assertThat(run.code()).isZero();
    }

    @Test
    void theCalculationByHandPrintsWhatThePageSays() throws Exception {
        Path script = directory.resolve("by-hand.sh");
        Run.write(script, blocks("bash").get(1).getBytes(StandardCharsets.UTF_8));
        Path printed = directory.resolve("printed");
        Process bash = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertThat(bash.waitFor()).as(Files.readString(printed)).isZero();
        assertThat(Files.readString(printed)).isEqualTo(blocks("text").get(0));
        List<String> files = blocks("json");
        for (String line : Files.readAllLines(printed)) {
            if (line.startsWith("root ") || line.startsWith("head ")) {
                assertThat(files.get(0)).contains(line.substring(5));
                assertThat(files.get(1)).contains(line.substring(5));
            }
        }
    }

    @Test
    void theHelpOfTheCommandNamesThePage() throws IOException {
        assertThat(Files.readString(HELP)).contains("docs/proofs.md");
    }

    private List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
