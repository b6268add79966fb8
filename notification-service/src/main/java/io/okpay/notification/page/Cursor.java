package io.okpay.notification.page;

import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Places in one collection, as texts that clients hand back unread. Another collection's text is none here.
 *
 * @param collection without line feeds
 */
public record Cursor(String collection) {

    /** The text for a place. */
    public String write(String place) {
        byte[] plain = (collection + '\n' + place).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /**
     * The place that a text stands for.
     *
     * @throws ProblemException CURSOR_INVALID
     */
    public String read(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (plain.startsWith(collection + '\n')) {
                return plain.substring(collection.length() + 1);
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    /** The refusal of a text, for places that cannot be understood. */
    public static ProblemException invalid() {
        return ProblemException.of(
                PageProblem.CURSOR_INVALID, List.of(new FieldProblem("cursor", "Invalid", "not one of this list")));
    }
}
