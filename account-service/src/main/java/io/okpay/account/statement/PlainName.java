package io.okpay.account.statement;

import java.util.regex.Pattern;

/** The names of people on paper: they are chosen freely and must neither break a document nor turn its text around. */
final class PlainName {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\uFFFE\\uFFFF\\s]+");

    private PlainName() {}

    /** One line of characters that XML 1.0 can carry. */
    static String of(String name) {
        return INVISIBLE.matcher(name).replaceAll(" ").strip();
    }
}
