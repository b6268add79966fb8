package io.okpay.notification.faq;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each problem code of all services means and what to do. The catalogues are those that {@code docs/problems} keeps. */
@Singleton
class ProblemPages {

    private static final List<String> SERVICES =
            List.of("account-service", "payment-service", "fx-service", "notification-service");
    private static final TypeReference<List<Code>> CODES = new TypeReference<>() {};
    private static final TypeReference<List<NextStep>> STEPS = new TypeReference<>() {};

    private final Map<String, Page> bySlug = new TreeMap<>();

    /** One line of a service's catalogue. */
    @RegisterForReflection
    record Code(
            String code,
            String type,
            int status,
            boolean retryable,
            String title,
            String detail,
            String titleZh,
            String detailZh) {}

    /** What to do about some codes. */
    @RegisterForReflection
    record NextStep(String en, String zh, @Nullable String faq, List<String> codes) {}

    /** A code with all that is said of it. */
    record Page(Code code, List<String> services, NextStep next) {

        String title(Locale language) {
            return isChinese(language) ? code.titleZh() : code.title();
        }

        /** The explanation; an occurrence names its figures, the page has dots instead. */
        String explanation(Locale language) {
            return (isChinese(language) ? code.detailZh() : code.detail()).replaceAll("\\{[A-Za-z]+}", "…");
        }

        String nextStep(Locale language) {
            return isChinese(language) ? next.zh() : next.en();
        }
    }

    ProblemPages(ObjectMapper json, Faq faq) {
        Map<String, NextStep> steps = new HashMap<>();
        for (NextStep step : read(json, "help/next-steps.json", STEPS)) {
            step.codes().forEach(code -> steps.put(code, step));
            if (step.faq() != null && faq.find(step.faq()).isEmpty()) {
                throw new IllegalStateException("There is no question " + step.faq());
            }
        }
        for (String service : SERVICES) {
            for (Code code : read(json, "problems/" + service + ".json", CODES)) {
                String slug = code.type().substring(code.type().lastIndexOf('/') + 1);
                bySlug.computeIfAbsent(
                                slug,
                                name -> new Page(code, new ArrayList<>(), steps.getOrDefault(code.code(), usual(code))))
                        .services()
                        .add(service);
            }
        }
    }

    Optional<Page> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** What helps against most refusals of a status. */
    private static NextStep usual(Code code) {
        if (code.retryable()) {
            return step("Wait a moment and try again; nothing was changed.", "请稍候再试，没有任何更改。");
        }
        return switch (code.status()) {
            case 401, 403 -> step("Use an account or key that may do this.", "请使用有相应权限的账户或密钥。");
            case 404 -> step("Check the address; what belongs to others is not shown.", "请核对地址；属于他人的内容不会显示。");
            case 409 -> step("Read it again: what stands there now does not allow this.", "请重新读取：当前状态不允许此操作。");
            case 413 -> step("Send less at once.", "请减少单次发送的内容。");
            case 429 -> step("Wait as long as the answer says, then start again.", "请等待提示的时间后重新开始。");
            case 405, 406, 415 -> step("Call it as the API document describes.", "请按接口文档调用。");
            default ->
                step("Correct what the message names and send it again; nothing was changed.", "请更正提示的内容后重新提交，没有任何更改。");
        };
    }

    private static NextStep step(String en, String zh) {
        return new NextStep(en, zh, null, List.of());
    }

    private static <T> T read(ObjectMapper json, String file, TypeReference<T> type) {
        try (InputStream stream = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(file), file)) {
            return json.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isChinese(Locale language) {
        return language.getLanguage().equals("zh");
    }
}
