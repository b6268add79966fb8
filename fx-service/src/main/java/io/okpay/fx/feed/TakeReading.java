package io.okpay.fx.feed;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes what is believed of a reading, and raises an alarm for what is not: then the last good rate stands. */
@ApplicationScoped
class TakeReading {

    private static final Logger LOG = Logger.getLogger(TakeReading.class);

    private final Snapshots snapshots;
    private final Feeds feeds;
    private final MeterRegistry metrics;

    TakeReading(Snapshots snapshots, Feeds feeds, MeterRegistry metrics) {
        this.snapshots = snapshots;
        this.feeds = feeds;
        this.metrics = metrics;
    }

    /** What a feed has given so far, as the next reading is measured by it. */
    final class Series {

        private final RateFeed feed;
        private final Map<String, Snapshots.Quote> quotes = new TreeMap<>();
        private @Nullable Instant asOf;

        private Series(RateFeed feed) {
            this.feed = feed;
            this.asOf = snapshots.latest(feed.source()).orElse(null);
            quotes.putAll(snapshots.book(feed.source()));
            feed.rules().currencies().stream()
                    .filter(currency -> !quotes.containsKey(currency))
                    .forEach(currency ->
                            snapshots.last(feed.source(), currency).ifPresent(quote -> quotes.put(currency, quote)));
        }

        void take(Reading reading) {
            Instant now = Instant.now();
            Instant oldest =
                    feed.fillsHistory() ? Instant.MIN : now.minus(feed.rules().freshFor());
            ReadingCheck.Verdict verdict =
                    ReadingCheck.check(reading, new ReadingCheck.Known(asOf, quotes), feed.rules(), oldest, now);
            if (!verdict.accepted().isEmpty()) {
                snapshots.add(feed.source(), reading.asOf(), verdict.accepted(), now);
                verdict.accepted()
                        .forEach((currency, mid) -> quotes.put(currency, new Snapshots.Quote(mid, reading.asOf())));
                asOf = reading.asOf();
            }
            reject(feed, verdict.rejections());
        }
    }

    /** Goes on where the feed is. */
    Series goOn(RateFeed feed) {
        return new Series(feed);
    }

    /** Notes, counts and reports what was kept out. */
    void reject(RateFeed feed, List<Rejection> rejections) {
        for (Rejection rejection : rejections) {
            long times = feeds.reject(feed.source(), rejection, Instant.now());
            metrics.counter(
                            "okpay.fx.feed.rejections",
                            "source",
                            feed.source(),
                            "reason",
                            rejection.reason().name())
                    .increment();
            if (isWorthALine(times)) {
                LOG.errorf(
                        "ALARM feed %s: %s %s is kept out, %d times today: %s",
                        feed.source(),
                        rejection.reason(),
                        rejection.currency() == null ? "reading" : rejection.currency(),
                        times,
                        rejection.detail());
            }
        }
    }

    /** A stream may be bad every second. */
    private static boolean isWorthALine(long times) {
        return times < 3 || times % 1000 == 0;
    }
}
