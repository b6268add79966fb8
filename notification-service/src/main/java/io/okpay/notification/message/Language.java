package io.okpay.notification.message;

import java.util.Locale;

/** The languages in which every text exists. */
public enum Language {
    /** English, also for whoever reads none of these. */
    EN("en"),
    /** Simplified Chinese. */
    ZH_CN("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The closest language to a BCP 47 tag. */
    public static Language closestTo(String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals("zh") ? ZH_CN : EN;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }
}
