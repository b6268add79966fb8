package io.okpay.account.freeze;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.platform.event.FreezeExplanation;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What each class of reason means for its customer, in both languages. The service does not start while one is missing. */
@Singleton
@Startup
class FreezeReasons {

    private final Map<FreezeReason, Words> all = new EnumMap<>(FreezeReason.class);
    private final StillWorks stillWorks;

    /** One class of reason in both languages. */
    @RegisterForReflection
    record Words(FreezeReason reasonClass, Text en, Text zh) {}

    /** In one language. */
    @RegisterForReflection
    record Text(String reason, List<String> toProvide) {}

    /** What no freeze takes away. */
    @RegisterForReflection
    record StillWorks(List<String> en, List<String> zh) {}

    FreezeReasons(ObjectMapper json) {
        List<Words> words = read(json, "freeze/reasons.json", new TypeReference<>() {});
        words.forEach(one -> all.put(one.reasonClass(), one));
        stillWorks = read(json, "freeze/still-works.json", new TypeReference<>() {});
        for (FreezeReason reason : FreezeReason.values()) {
            if (!all.containsKey(reason)) {
                throw new IllegalStateException("There are no words for " + reason);
            }
        }
    }

    /** In the language of a customer: Chinese, or else English. */
    FreezeExplanation explain(FreezeReason reason, Locale language) {
        Words words = Objects.requireNonNull(all.get(reason));
        boolean chinese = language.getLanguage().equals("zh");
        Text text = chinese ? words.zh() : words.en();
        return new FreezeExplanation(
                chinese ? "zh-CN" : "en", text.reason(), chinese ? stillWorks.zh() : stillWorks.en(), text.toProvide());
    }

    /** In each language. */
    List<FreezeExplanation> explain(FreezeReason reason) {
        return List.of(explain(reason, Locale.ENGLISH), explain(reason, Locale.SIMPLIFIED_CHINESE));
    }

    private static <T> T read(ObjectMapper json, String name, TypeReference<T> type) {
        try (InputStream file = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name))) {
            return json.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
