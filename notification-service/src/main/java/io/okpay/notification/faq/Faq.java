package io.okpay.notification.faq;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The questions with their answers, as the file {@code faq/faq.json} has them. */
@Singleton
class Faq {

    static final String FILE = "faq/faq.json";

    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** The file. */
    @RegisterForReflection
    record Content(List<Category> categories, List<Entry> entries) {}

    /** A group of questions. */
    @RegisterForReflection
    record Category(String slug, String en, String zh) {

        String name(Locale language) {
            return isChinese(language) ? zh : en;
        }
    }

    /** A question with its answer. */
    @RegisterForReflection
    record Entry(String slug, String category, String questionEn, String answerEn, String questionZh, String answerZh) {

        String question(Locale language) {
            return isChinese(language) ? questionZh : questionEn;
        }

        String answer(Locale language) {
            return isChinese(language) ? answerZh : answerEn;
        }
    }

    Faq(ObjectMapper json) {
        Content content = read(json);
        content.categories().forEach(category -> categories.put(category.slug(), category));
        content.entries().forEach(entry -> {
            if (!categories.containsKey(entry.category()) || entries.put(entry.slug(), entry) != null) {
                throw new IllegalStateException(FILE + " is wrong at " + entry.slug());
            }
        });
    }

    /** All, in the order of the file. */
    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    Optional<Entry> find(String slug) {
        return Optional.ofNullable(entries.get(slug));
    }

    boolean hasCategory(String slug) {
        return categories.containsKey(slug);
    }

    Category categoryOf(Entry entry) {
        return Objects.requireNonNull(categories.get(entry.category()));
    }

    private static Content read(ObjectMapper json) {
        try (InputStream file = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE))) {
            return json.readValue(file, Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isChinese(Locale language) {
        return language.getLanguage().equals("zh");
    }
}
