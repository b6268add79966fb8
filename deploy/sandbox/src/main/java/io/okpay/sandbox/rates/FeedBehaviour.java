package io.okpay.sandbox.rates;

/** How a source of rates behaves. */
enum FeedBehaviour {
    NORMAL,
    /** A currency is not there. */
    MISSING_CURRENCY,
    /** A currency's rate is zero. */
    ZERO,
    /** A currency's rate is negative. */
    NEGATIVE,
    /** A currency's rate is farther away than is believed. */
    JUMP,
    /** A currency's rate is somewhere else, as far as may be. */
    MOVED,
    /** It is of an earlier day, or an hour ago. */
    STALE,
    /** It is the last once more, and says that it is new. */
    REPEATED,
    /** It breaks off. */
    MALFORMED,
    /** It declares a document type with an external entity. */
    DOCTYPE,
    /** It answers 503; a stream that was open ends. */
    DOWN,
    /** A stream stays open and says nothing. */
    SILENT
}
