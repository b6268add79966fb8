package io.okpay.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compares a generated document with the committed one; {@code -Dokpay.update=true} writes it anew. */
public final class Generated {

    /** What a reader of an OpenAPI document looks for first. */
    private static final List<String> HEAD = List.of("openapi", "info", "tags", "paths", "components");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

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

    /** As {@link #isUpToDate}, for an OpenAPI document in YAML, whose order of keys differs from build to build and does not count. */
    public static void isUpToDateOpenApi(String name, String document) {
        Path file = repository().resolve("docs").resolve(name);
        try {
            JsonNode now = YAML.readTree(document);
            boolean same = Files.exists(file) && YAML.readTree(file.toFile()).equals(now);
            isUpToDate(name, same ? Files.readString(file) : YAML.writeValueAsString(headFirst(now)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the files in {@code docs/<folder>}. */
    public static List<String> namesIn(String folder) {
        try (Stream<Path> files = Files.list(repository().resolve("docs").resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The source of a main class of this module. */
    public static String sourceOf(String module, Class<?> type) {
        try {
            return Files.readString(repository()
                    .resolve(module + "/src/main/java/" + type.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode headFirst(JsonNode document) {
        ObjectNode ordered = YAML.createObjectNode();
        HEAD.stream().filter(document::has).forEach(key -> ordered.set(key, document.get(key)));
        document.properties().forEach(entry -> ordered.set(entry.getKey(), entry.getValue()));
        return ordered;
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
