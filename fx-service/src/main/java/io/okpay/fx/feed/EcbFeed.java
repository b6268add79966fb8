package io.okpay.fx.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The daily reference rates of the European Central Bank. An empty history is filled from the file of the past, a gap from the 90
 * days' file; else the daily file is asked for with the marks of its last answer.
 */
@ApplicationScoped
class EcbFeed implements RateFeed {

    static final String SOURCE = "ECB";

    /** Longer than any row of days without rates, and much shorter than 90 days. */
    private static final Duration GAP = Duration.ofDays(6);

    private static final int LARGEST = 32 << 20;

    private final FeedConfig.Ecb config;
    private final Feeds feeds;
    private final Snapshots snapshots;
    private final Download download = new Download();

    EcbFeed(FeedConfig config, Feeds feeds, Snapshots snapshots) {
        this.config = config.ecb();
        this.feeds = feeds;
        this.snapshots = snapshots;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public boolean served() {
        return config.url().isPresent();
    }

    @Override
    public Rules rules() {
        return config.rules();
    }

    @Override
    public Duration pause() {
        return config.pause();
    }

    @Override
    public boolean fillsHistory() {
        return true;
    }

    @Override
    public void read(Consumer<Reading> sink) throws IOException, InterruptedException {
        Optional<Instant> latest = snapshots.latest(SOURCE);
        if (latest.isEmpty()) {
            fill(config.history(), Instant.MIN, sink);
        } else if (latest.get().isBefore(Instant.now().minus(GAP))) {
            fill(FeedConfig.History.DAYS_90, latest.get(), sink);
        }
        daily(sink);
    }

    private void fill(FeedConfig.History history, Instant after, Consumer<Reading> sink)
            throws IOException, InterruptedException {
        parse(download.send(Download.get(file(history.suffix())).build())).stream()
                .filter(day -> day.asOf().isAfter(after))
                .forEach(sink);
    }

    private void daily(Consumer<Reading> sink) throws IOException, InterruptedException {
        Feeds.State state = feeds.state(SOURCE);
        HttpRequest.Builder request = Download.get(file("-daily.xml"));
        if (state.etag() != null) {
            request.header("If-None-Match", state.etag());
        }
        if (state.lastModified() != null) {
            request.header("If-Modified-Since", state.lastModified());
        }
        HttpResponse<InputStream> answer = download.send(request.build());
        if (answer.statusCode() == 304) {
            answer.body().close();
            feeds.answered(SOURCE, state.etag(), state.lastModified(), Instant.now());
            return;
        }
        // The first answer may well be of the day with which the history ends.
        Instant known = state.answeredAt() == null ? snapshots.latest(SOURCE).orElse(Instant.MIN) : Instant.MIN;
        List<Reading> days = parse(answer);
        days.stream().filter(day -> day.asOf().isAfter(known)).forEach(sink);
        feeds.answered(
                SOURCE,
                answer.headers().firstValue("ETag").orElse(null),
                answer.headers().firstValue("Last-Modified").orElse(null),
                Instant.now());
    }

    private static List<Reading> parse(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            byte[] xml = body.readNBytes(LARGEST);
            if (xml.length == LARGEST) {
                throw new BadReadingException("It is larger than any such file");
            }
            return EcbDocument.parse(new ByteArrayInputStream(xml));
        }
    }

    private URI file(String suffix) {
        String folder = config.url().orElseThrow().toString();
        return URI.create((folder.endsWith("/") ? folder : folder + "/") + "eurofxref" + suffix);
    }
}
