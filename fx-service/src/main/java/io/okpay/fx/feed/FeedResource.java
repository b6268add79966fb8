package io.okpay.fx.feed;

import io.quarkus.arc.All;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the feeds are, for operators. */
@Path("/v1/fx/feeds")
@RolesAllowed({"finance", "admin"})
@Tag(name = "Feeds")
public class FeedResource {

    private static final int MOST = 100;

    private final List<RateFeed> connectors;
    private final Feeds feeds;
    private final Snapshots snapshots;

    /** All feeds. */
    public record FeedsResponse(List<FeedResponse> feeds) {}

    /**
     * A feed.
     *
     * @param configured whether it is read at all
     * @param askedAt when it was last asked
     * @param answeredAt when it last answered as it should
     * @param asOf the time of the latest reading that was taken
     * @param fresh whether that is recent enough to price from
     * @param quotes the last good rates: how much of each currency one EUR is worth, and when
     * @param rejections what was kept out, latest first, one entry for each cause and day
     */
    public record FeedResponse(
            String source,
            boolean configured,
            @Nullable Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant asOf,
            boolean fresh,
            Map<String, QuoteResponse> quotes,
            List<RejectionResponse> rejections) {}

    /** A last good rate. */
    public record QuoteResponse(String mid, Instant asOf) {}

    /**
     * Something that was kept out.
     *
     * @param currency none when all of the reading was kept out
     * @param asOf when the source says that it was so
     * @param times how often on that day
     */
    public record RejectionResponse(
            Rejection.Reason reason,
            @Nullable String currency,
            @Nullable Instant asOf,
            String detail,
            long times,
            Instant firstAt,
            Instant lastAt) {}

    FeedResource(@All List<RateFeed> connectors, Feeds feeds, Snapshots snapshots) {
        this.connectors = connectors;
        this.feeds = feeds;
        this.snapshots = snapshots;
    }

    /** All feeds. */
    @GET
    @Operation(operationId = "listFeeds", summary = "How the rate feeds are, and what was kept out of them and why")
    @APIResponse(responseCode = "200", description = "All feeds")
    public FeedsResponse list() {
        return new FeedsResponse(connectors.stream().map(this::response).toList());
    }

    private FeedResponse response(RateFeed feed) {
        Feeds.State state = feeds.state(feed.source());
        Instant latest = snapshots.latest(feed.source()).orElse(null);
        Map<String, QuoteResponse> quotes = new java.util.TreeMap<>();
        snapshots
                .book(feed.source())
                .forEach((currency, quote) ->
                        quotes.put(currency, new QuoteResponse(quote.mid().toPlainString(), quote.asOf())));
        return new FeedResponse(
                feed.source(),
                feed.served(),
                state.askedAt(),
                state.answeredAt(),
                latest,
                latest != null && isFresh(latest, feed.rules().freshFor()),
                quotes,
                feeds.rejections(feed.source(), MOST).stream()
                        .map(kept -> new RejectionResponse(
                                kept.rejection().reason(),
                                kept.rejection().currency(),
                                kept.rejection().asOf(),
                                kept.rejection().detail(),
                                kept.times(),
                                kept.firstAt(),
                                kept.lastAt()))
                        .toList());
    }

    private static boolean isFresh(Instant asOf, Duration freshFor) {
        return !asOf.isBefore(Instant.now().minus(freshFor));
    }
}
