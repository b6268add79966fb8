package io.okpay.fx.card;

import io.micrometer.core.instrument.MeterRegistry;
import io.okpay.fx.currency.Currencies;
import io.okpay.fx.feed.Snapshots;
import io.okpay.fx.lease.Lease;
import io.okpay.fx.spread.SpreadTable;
import io.okpay.fx.spread.Spreads;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Issues cards while the source's rates are fresh: when rates moved, and before cards end. A rate that is no longer fresh gets no
 * new card, so its last one stands until it expires. What was issued and not published, because the broker or this service
 * was away, is published as long as it is the latest.
 */
@ApplicationScoped
public class IssueCards {

    private static final Logger LOG = Logger.getLogger(IssueCards.class);

    private final CardConfig config;
    private final Snapshots snapshots;
    private final Currencies currencies;
    private final Spreads spreads;
    private final Issues issues;
    private final Cards cards;
    private final CardEvents events;
    private final Lease lease;
    private final MeterRegistry metrics;
    private volatile boolean starving;

    IssueCards(
            CardConfig config,
            Snapshots snapshots,
            Currencies currencies,
            Spreads spreads,
            Issues issues,
            Cards cards,
            CardEvents events,
            Lease lease,
            MeterRegistry metrics) {
        this.config = config;
        this.snapshots = snapshots;
        this.currencies = currencies;
        this.spreads = spreads;
        this.issues = issues;
        this.cards = cards;
        this.events = events;
        this.lease = lease;
        this.metrics = metrics;
        metrics.gauge("okpay.fx.cards.valid.seconds", cards, IssueCards::secondsLeft);
    }

    @Scheduled(
            every = "{okpay.cards.look-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void renew() throws Exception {
        var _ = lease.tryRun("cards", () -> {
            Optional<Issues.Stored> last = issues.latestAfter(0);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            if (last.isEmpty() || !now.isBefore(last.get().issue().validFrom().plus(config.renewEvery()))) {
                issue(last, now);
            }
            issues.latestAfter(0)
                    .filter(stored -> !stored.published() && stored.issue().validAt(now))
                    .ifPresent(this::publish);
        });
    }

    private void issue(Optional<Issues.Stored> last, Instant now) {
        Map<String, BigDecimal> mids = fresh(now);
        if (mids.isEmpty()) {
            if (!starving) {
                LOG.errorf(
                        "ALARM no fresh rate from %s: no cards are issued, the last stand until they end",
                        config.source());
            }
            starving = true;
            return;
        }
        starving = false;
        SpreadTable table = spreads.current();
        boolean same = last.filter(stored -> stored.mids().equals(mids)
                        && stored.spreadVersion() == table.version()
                        && stored.issue().source().equals(config.source()))
                .isPresent();
        Duration half = config.life().dividedBy(2);
        if (!same || !last.get().issue().validAt(now.plus(half))) {
            issues.add(config.source(), table.version(), mids, now, now.plus(config.life()));
        }
    }

    private Map<String, BigDecimal> fresh(Instant now) {
        Instant oldest = now.minus(config.freshFor());
        Set<String> served = currencies.servedCodes();
        Map<String, BigDecimal> mids = new TreeMap<>();
        snapshots.book(config.source()).forEach((currency, quote) -> {
            if (served.contains(currency) && !quote.asOf().isBefore(oldest)) {
                mids.put(currency, quote.mid());
            }
        });
        return mids;
    }

    private void publish(Issues.Stored stored) {
        long start = System.nanoTime();
        Cards.Latest latest = cards.become(stored);
        events.publish(latest.inOrder());
        issues.published(stored.issue().version());
        metrics.timer("okpay.fx.cards.publish").record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private static double secondsLeft(Cards cards) {
        return cards.latest()
                .map(latest -> Duration.between(Instant.now(), latest.issue().validUntil())
                                .toMillis()
                        / 1000.0)
                .orElse(0.0);
    }
}
