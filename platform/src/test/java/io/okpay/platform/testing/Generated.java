package io.okpay.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a generated document with the committed one; {@code -Dokpay.update=true} writes it anew. */
public final class Generated {

    private Generated() {}

    /** Fails when {@code docs/<name>} is not exactly this content. */
    public static void isUpToDate(String name, String content) {
        Path file = repository().resolve("docs").resolve(name);
        try {
            if (Boolean.getBoolean("okpay.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            }
            assertThat(file)
                    .as("run the tests with -Dokpay.update=true and commit docs/%s", name)
                    .exists();
            assertThat(Files.readString(file))
                    .as("docs/%s is stale: run the tests with -Dokpay.update=true and commit it", name)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Not inside the repository");
            }
        }
        return folder;
    }
}
