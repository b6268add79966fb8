package io.okpay.notification.webhook;

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
 * The wish for a page of a list by falling id, which grows with time: what comes meanwhile does not disturb a reader.
 *
 * @param limit the most items
 * @param before the id after which the page begins, on the way down
 */
public record PageWish(int limit, UUID before) {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final UUID LAST = new UUID(-1, -1);

    /**
     * One page.
     *
     * @param nextCursor for the next one, if there is one
     */
    public record Found<T>(List<T> items, @Nullable String nextCursor) {}

    /**
     * Reads the parameters of a request.
     *
     * @throws ProblemException VALIDATION_FAILED
     */
    public static PageWish of(@Nullable Integer limit, @Nullable String cursor) {
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > MOST) {
            throw invalid("limit", "from 1 to " + MOST);
        }
        return new PageWish(most, cursor == null ? LAST : decode(cursor));
    }

    /** How many rows show whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** The page of the rows that were found. */
    public <T> Found<T> cut(List<T> rows, Function<T, UUID> id) {
        if (rows.size() <= limit) {
            return new Found<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        byte[] last = id.apply(shown.getLast()).toString().getBytes(StandardCharsets.UTF_8);
        return new Found<>(shown, Base64.getUrlEncoder().withoutPadding().encodeToString(last));
    }

    private static UUID decode(String cursor) {
        try {
            return UUID.fromString(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw invalid("cursor", "not one that was given");
        }
    }

    private static ProblemException invalid(String parameter, String why) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", why)));
    }
}
