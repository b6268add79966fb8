package io.okpay.fx.feed;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** A connector to one source of mid rates. */
interface RateFeed {

    /** What the source is called in cards, history and alarms. */
    String source();

    /** Whether it is configured. */
    boolean served();

    /** What its readings are measured by. */
    Rules rules();

    /** The wait between two reads. */
    Duration pause();

    /**
     * Reads what is new, in order: once for a source that is asked, until it ends for one that streams.
     *
     * @throws BadReadingException when what came cannot be read
     * @throws IOException when nothing came
     */
    void read(Consumer<Reading> sink) throws IOException, InterruptedException;

    /** Whether a reading may be older than {@link Rules#freshFor}: the past, which fills the history. */
    default boolean fillsHistory() {
        return false;
    }

    /**
     * What a reading is measured by.
     *
     * @param currencies all that must be there
     * @param jump the largest share by which a rate may move from one reading to the next
     * @param freshFor how old a reading may be
     */
    record Rules(Set<String> currencies, BigDecimal jump, Duration freshFor) {}
}
