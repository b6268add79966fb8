package io.okpay.gateway.route;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Accepts only request targets that every server on the way reads alike. Whatever could be one path here and another one
 * behind (dot segments, doubled or encoded slashes, path parameters) is refused and never normalised.
 */
public final class PathPolicy {

    private static final Pattern PATH = Pattern.compile("(?:/(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})*)+");
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|/\\.{1,2}(?:/|$)|%(?:2[eEfF5]|3[bB]|5[cC]|[01][0-9A-Fa-f]|7[fF])");
    private static final Pattern QUERY = Pattern.compile("[\\x21\\x23-\\x7e]*");

    private PathPolicy() {}

    /** The path of this request target, when it is acceptable. */
    public static Optional<String> pathOf(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        boolean acceptable = path.length() <= 2048
                && PATH.matcher(path).matches()
                && !AMBIGUOUS.matcher(path).find()
                && QUERY.matcher(query).matches()
                && query.indexOf('#') < 0;
        return acceptable ? Optional.of(path) : Optional.empty();
    }
}
