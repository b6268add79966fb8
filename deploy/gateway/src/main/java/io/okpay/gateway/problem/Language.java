package io.okpay.gateway.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of problems. */
enum Language {
    ENGLISH("en"),
    CHINESE("zh-CN");

    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 256) {
            return ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), KNOWN);
            return Locale.CHINESE.equals(best) ? CHINESE : ENGLISH;
        } catch (IllegalArgumentException unreadable) {
            return ENGLISH;
        }
    }
}
