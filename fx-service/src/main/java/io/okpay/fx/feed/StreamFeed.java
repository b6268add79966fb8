package io.okpay.fx.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Live mid rates: an answer that does not end, with one JSON object on each line. */
@ApplicationScoped
class StreamFeed implements RateFeed {

    static final String SOURCE = "STREAM";

    private static final Logger LOG = Logger.getLogger(StreamFeed.class);
    private static final int LONGEST_LINE = 64 << 10;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,12})?");

    private final FeedConfig.Stream config;
    private final Feeds feeds;
    private final ObjectMapper json;
    private final Download download = new Download();

    /**
     * One line.
     *
     * @param base always EUR
     * @param at when it was so
     * @param mids how much of each currency one unit of the base is worth
     */
    @RegisterForReflection
    record Line(
            @Nullable String base,
            @Nullable Instant at,
            @Nullable Map<String, String> mids) {}

    StreamFeed(FeedConfig config, Feeds feeds, ObjectMapper json) {
        this.config = config.stream();
        this.feeds = feeds;
        this.json = json;
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
    public void read(Consumer<Reading> sink) throws IOException, InterruptedException {
        try (InputStream body = download.send(
                                Download.get(config.url().orElseThrow()).build())
                        .body();
                Silence silence = new Silence(body, config.silence());
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            feeds.answered(SOURCE, null, null, Instant.now());
            for (String line = next(lines); line != null; line = next(lines)) {
                silence.isBroken();
                if (!line.isBlank()) {
                    sink.accept(parse(line));
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            throw new IOException("The stream ended");
        }
    }

    private Reading parse(String line) {
        try {
            Line read = json.readValue(line, Line.class);
            if (!"EUR".equals(read.base()) || read.at() == null || read.mids() == null) {
                throw new BadReadingException("A line is incomplete");
            }
            Map<String, BigDecimal> mids = new TreeMap<>();
            read.mids().forEach((currency, mid) -> mids.put(currency, decimal(currency, mid)));
            return new Reading(read.at(), mids);
        } catch (JsonProcessingException e) {
            throw new BadReadingException("A line is no JSON of the expected form");
        }
    }

    private static BigDecimal decimal(String currency, @Nullable String mid) {
        if (mid == null || !DECIMAL.matcher(mid).matches()) {
            throw new BadReadingException("The rate of " + currency + " cannot be read");
        }
        return new BigDecimal(mid);
    }

    private static @Nullable String next(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c != '\n'; c = lines.read()) {
            if (c < 0) {
                return null;
            }
            if (line.length() == LONGEST_LINE) {
                throw new BadReadingException("A line does not end");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** Closes a stream on which nothing comes any more: reading it would wait for ever. */
    private static final class Silence implements AutoCloseable {

        private final InputStream body;
        private final Duration longest;
        private final ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        private ScheduledFuture<?> end;

        Silence(InputStream body, Duration longest) {
            this.body = body;
            this.longest = longest;
            this.end = schedule();
        }

        void isBroken() {
            end.cancel(false);
            end = schedule();
        }

        private ScheduledFuture<?> schedule() {
            return clock.schedule(this::giveUp, longest.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void giveUp() {
            try {
                LOG.warn("The stream of rates is silent and is asked for anew");
                body.close();
            } catch (IOException e) {
                LOG.debug("A silent stream did not close", e);
            }
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
