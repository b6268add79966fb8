package io.okpay.notification.page;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a page of a list by falling id, which grows with time: what comes meanwhile does not disturb a reader.
 *
 * @param cursor of the list
 * @param limit the most items
 * @param before the id after which the page begins, on the way down
 */
public record PageWish(Cursor cursor, int limit, UUID before) {

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
     * @param collection names the list
     * @throws ProblemException VALIDATION_FAILED, CURSOR_INVALID
     */
    public static PageWish of(String collection, @Nullable Integer limit, @Nullable String text) {
        Cursor cursor = new Cursor(collection);
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > MOST) {
            throw ProblemException.of(
                    CommonProblem.VALIDATION_FAILED,
                    List.of(new FieldProblem("limit", "Invalid", "from 1 to " + MOST)));
        }
        return new PageWish(cursor, most, text == null ? LAST : id(cursor.read(text)));
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
        return new Found<>(shown, cursor.write(id.apply(shown.getLast()).toString()));
    }

    private static UUID id(String place) {
        try {
            return UUID.fromString(place);
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }
}
