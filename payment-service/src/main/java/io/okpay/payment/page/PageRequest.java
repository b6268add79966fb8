package io.okpay.payment.page;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The wish for one page of a list that is ordered by falling id. The cursor is the last id seen, and ids grow with time, so what
 * is new does not disturb a reader on the way down.
 *
 * @param list names the list: the cursor of another one is refused
 * @param limit the most items
 * @param after the last id seen, if this is not the first page
 */
public record PageRequest(String list, int limit, @Nullable UUID after) {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    /**
     * One page.
     *
     * @param nextCursor for the next page, if there is one
     */
    public record Cut<T>(List<T> items, @Nullable String nextCursor) {}

    /**
     * Reads the parameters of a request.
     *
     * @throws ProblemException VALIDATION_FAILED with the parameter that is not understood
     */
    public static PageRequest of(String list, @Nullable String limit, @Nullable String cursor) {
        return new PageRequest(list, limit(limit), cursor == null ? null : decode(list, cursor));
    }

    /** The refusal of a parameter. */
    public static ProblemException invalid(String parameter) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", "not understood")));
    }

    /** How many rows tell whether another page follows. */
    public int rows() {
        return limit + 1;
    }

    /** The page of the rows that were found, {@link #rows()} at most. */
    public <T> Cut<T> cut(List<T> found, Function<T, UUID> id) {
        if (found.size() <= limit) {
            return new Cut<>(found, null);
        }
        List<T> shown = found.subList(0, limit);
        return new Cut<>(shown, encode(id.apply(shown.getLast())));
    }

    private String encode(UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    private static UUID decode(String list, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(list + ":")) {
                return UUID.fromString(text.substring(list.length() + 1));
            }
        } catch (IllegalArgumentException e) {
            throw invalid("cursor");
        }
        throw invalid("cursor");
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw invalid("limit");
        }
        throw invalid("limit");
    }
}
