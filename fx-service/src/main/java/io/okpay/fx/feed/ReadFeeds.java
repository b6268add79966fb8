package io.okpay.fx.feed;

import io.okpay.fx.feed.Rejection.Reason;
import io.okpay.fx.lease.Lease;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads each feed on a thread of its own, in one replica at a time. */
@ApplicationScoped
class ReadFeeds {

    private static final Logger LOG = Logger.getLogger(ReadFeeds.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);
    private static final Duration KEPT_WHOLE = Duration.ofDays(1);

    private final List<RateFeed> feeds;
    private final TakeReading takeReading;
    private final Feeds states;
    private final Snapshots snapshots;
    private final FeedConfig config;
    private final Lease lease;
    private final List<Thread> threads;
    private volatile boolean running = true;

    ReadFeeds(
            @All List<RateFeed> feeds,
            TakeReading takeReading,
            Feeds states,
            Snapshots snapshots,
            FeedConfig config,
            Lease lease) {
        this.feeds = feeds.stream().filter(RateFeed::served).toList();
        this.takeReading = takeReading;
        this.states = states;
        this.snapshots = snapshots;
        this.config = config;
        this.lease = lease;
        this.threads = this.feeds.stream()
                .map(feed -> Thread.ofPlatform()
                        .name("feed-" + feed.source())
                        .daemon()
                        .unstarted(() -> run(feed)))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        threads.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(LONGEST_STOP);
        }
    }

    @Scheduled(every = "1h", delayed = "7m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() {
        Instant now = Instant.now();
        snapshots.thin(StreamFeed.SOURCE, now.minus(config.kept()), now.minus(KEPT_WHOLE));
    }

    private void run(RateFeed feed) {
        while (running) {
            try {
                var _ = lease.tryRun("feed\n" + feed.source(), () -> read(feed));
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (running) {
                    LOG.warnf("Feed %s waits: %s", feed.source(), e.getMessage());
                }
            }
            try {
                Thread.sleep(feed.pause());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(RateFeed feed) throws InterruptedException {
        states.asked(feed.source(), Instant.now());
        try {
            feed.read(takeReading.goOn(feed)::take);
        } catch (BadReadingException e) {
            takeReading.reject(
                    feed, List.of(new Rejection(Reason.MALFORMED, null, null, String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            if (running) {
                takeReading.reject(
                        feed,
                        List.of(new Rejection(
                                Reason.UNREACHABLE, null, null, e.getClass().getSimpleName() + ": " + e.getMessage())));
            }
        }
    }
}
