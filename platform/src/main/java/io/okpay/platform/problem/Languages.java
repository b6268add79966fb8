package io.okpay.platform.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** The languages that people are answered in: English and simplified Chinese. */
public final class Languages {

    private Languages() {}

    /** The first language of {@code Accept-Language} that is spoken here; English when there is none. */
    public static Locale of(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .map(language -> language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)
                .orElse(Locale.ENGLISH);
    }
}
