package io.okpay.fx.live;

import io.okpay.fx.feed.Snapshots;
import io.okpay.fx.rate.MidRates;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The latest rates as every replica knows them, read once a second for all who listen. */
@ApplicationScoped
class LiveRates {

    private static final Duration INTEREST = Duration.ofSeconds(10);

    private final Snapshots snapshots;
    private final String source;
    private volatile Instant wantedUntil = Instant.EPOCH;
    private volatile Optional<Now> now = Optional.empty();

    /** The rates of a time. */
    record Now(Instant asOf, MidRates mids) {}

    LiveRates(Snapshots snapshots, @ConfigProperty(name = "okpay.cards.source") String source) {
        this.snapshots = snapshots;
        this.source = source;
    }

    Optional<Now> latest() {
        wantedUntil = Instant.now().plus(INTEREST);
        return now;
    }

    String source() {
        return source;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        if (Instant.now().isAfter(wantedUntil)) {
            return;
        }
        Map<String, BigDecimal> mids = new TreeMap<>();
        Instant asOf = Instant.EPOCH;
        for (Map.Entry<String, Snapshots.Quote> quote : snapshots.book(source).entrySet()) {
            mids.put(quote.getKey(), quote.getValue().mid());
            asOf = quote.getValue().asOf().isAfter(asOf) ? quote.getValue().asOf() : asOf;
        }
        now = mids.isEmpty() ? Optional.empty() : Optional.of(new Now(asOf, new MidRates("EUR", mids)));
    }
}
