package io.okpay.notification.support;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Answers that are given often, in both languages. */
@Singleton
class CannedAnswers {

    private static final String FILE = "support/canned-answers.json";
    private static final TypeReference<List<CannedAnswer>> ANSWERS = new TypeReference<>() {};

    private final List<CannedAnswer> all;

    /**
     * One.
     *
     * @param zhCn in simplified Chinese
     */
    @RegisterForReflection
    public record CannedAnswer(String slug, String en, String zhCn) {

        String in(String locale) {
            return Locale.forLanguageTag(locale).getLanguage().equals("zh") ? zhCn : en;
        }
    }

    CannedAnswers(ObjectMapper json) {
        try (InputStream file = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE))) {
            all = List.copyOf(json.readValue(file, ANSWERS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CannedAnswer> all() {
        return all;
    }

    Optional<CannedAnswer> find(String slug) {
        return all.stream().filter(answer -> answer.slug().equals(slug)).findFirst();
    }
}
