package io.okpay.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command did.
 *
 * @param code its exit code
 * @param output what it said of the proof
 * @param errors what it said of its usage and inputs
 */
record Run(int code, String output, String errors) {

    /** With the proof in a file, as after a download. */
    static Run of(Path directory, JsonNode proof, JsonNode... blocks) {
        List<String> arguments = new ArrayList<>();
        arguments.add(write(directory.resolve("proof.json"), SealedBooks.bytes(proof)));
        for (int i = 0; i < blocks.length; i++) {
            arguments.add(write(directory.resolve("blocks-" + (i + 1) + ".json"), SealedBooks.bytes(blocks[i])));
        }
        return of(arguments, InputStream.nullInputStream());
    }

    /** With the proof at the standard input. */
    static Run of(byte[] proof, Path blocks) {
        return of(List.of("-", blocks.toString()), new ByteArrayInputStream(proof));
    }

    static Run of(List<String> arguments, InputStream input) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = Main.run(
                arguments,
                input,
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return new Run(code, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    void mustRefuse(String words) {
        assertThat(output).startsWith("Does not fit: ").contains(words).doesNotContain("Verified");
        assertThat(errors).isEmpty();
        assertThat(code).isEqualTo(1);
    }

    void mustBeUnreadable(String words) {
        assertThat(errors).startsWith("okpay: ").contains(words);
        assertThat(output).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    static String write(Path file, byte[] content) {
        try {
            return Files.write(file, content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
