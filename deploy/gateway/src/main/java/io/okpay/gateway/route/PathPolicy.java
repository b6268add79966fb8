package io.okpay.gateway.route;

import java.util.Optional;

/**
 * Accepts only request targets that every server on the way reads alike. Whatever could be one path here and another one
 * behind (dot segments, doubled or encoded slashes, path parameters) is refused and never normalised.
 */
public final class PathPolicy {

    private static final int LONGEST_PATH = 2048;
    private static final String PUNCTUATION = "-._~!$&'()*+,=:@/";

    private PathPolicy() {}

    /** The path of this request target, when it is acceptable. */
    public static Optional<String> pathOf(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        boolean acceptable = path.startsWith("/")
                && path.length() <= LONGEST_PATH
                && hasOnlyPlainCharacters(path)
                && hasOnlyPlainSegments(path)
                && isQuery(question < 0 ? "" : target.substring(question + 1));
        return acceptable ? Optional.of(path) : Optional.empty();
    }

    private static boolean hasOnlyPlainCharacters(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                if (!isPlainEscape(path, i)) {
                    return false;
                }
                i += 2;
            } else if (!isLetterOrDigit(c) && PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOnlyPlainSegments(String path) {
        if (path.contains("//")) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    // An escape may not hide a character that shapes the path: control characters, % . / ; and \
    private static boolean isPlainEscape(String path, int at) {
        if (at + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(at + 1), 16);
        int low = Character.digit(path.charAt(at + 2), 16);
        if (high < 0 || low < 0 || path.charAt(at + 1) > 'f' || path.charAt(at + 2) > 'f') {
            return false;
        }
        int octet = high * 16 + low;
        return octet >= 0x20 && octet != 0x7f && "%./;\\".indexOf(octet) < 0;
    }

    private static boolean isQuery(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c <= ' ' || c > '~' || c == '#' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
