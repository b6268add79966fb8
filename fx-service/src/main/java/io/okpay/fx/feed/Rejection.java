package io.okpay.fx.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was kept out.
 *
 * @param currency the currency whose rate it was; none when all of the reading was
 * @param asOf when the source says that it was so, if it says
 */
record Rejection(
        Reason reason, @Nullable String currency, @Nullable Instant asOf, String detail) {

    /** Why something is kept out. */
    enum Reason {
        /** Nothing came. */
        UNREACHABLE,
        /** It cannot be read. */
        MALFORMED,
        /** It is older than what is there, or too old. */
        STALE,
        /** It is of the time of what is there. */
        REPEATED,
        /** It is of the future. */
        FUTURE,
        /** A currency that must be there is not. */
        MISSING_CURRENCY,
        /** A rate is zero or less. */
        NOT_POSITIVE,
        /** A rate moved farther than is believed. */
        JUMP
    }
}
