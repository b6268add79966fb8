package io.okpay.fx.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last good rate of each currency of a source, put together reading by reading. What was kept out of {@value #READINGS} readings in
 * a row is nothing to price from. Not safe for threads.
 */
final class Book {

    /** So many readings are looked at. */
    static final int READINGS = 120;

    private final Map<String, Kept> kept = new HashMap<>();
    private long readings;
    private @Nullable Instant asOf;

    private record Kept(Snapshots.Quote quote, long reading) {}

    /** When the latest reading was made; none before the first. */
    @Nullable Instant asOf() {
        return asOf;
    }

    /** Adds a reading, which is later than all before. */
    void add(Instant at, Map<String, BigDecimal> mids) {
        readings++;
        asOf = at;
        mids.forEach((currency, mid) -> kept.put(currency, new Kept(new Snapshots.Quote(mid, at), readings)));
        kept.values().removeIf(one -> one.reading() <= readings - READINGS);
    }

    Map<String, Snapshots.Quote> quotes() {
        Map<String, Snapshots.Quote> quotes = new TreeMap<>();
        kept.forEach((currency, one) -> quotes.put(currency, one.quote()));
        return quotes;
    }
}
