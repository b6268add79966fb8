package io.okpay.fx.card;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.rate.MidRates;
import io.okpay.fx.spread.Spreads;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest issue of cards, kept by every replica. */
@ApplicationScoped
public class Cards {

    private final Issues issues;
    private final Spreads spreads;
    private volatile Optional<Latest> latest = Optional.empty();

    /**
     * An issue with its cards.
     *
     * @param inOrder each pair once, in market order
     */
    public record Latest(Issue issue, MidRates mids, List<RateCard> inOrder, Map<CurrencyPair, RateCard> byPair) {

        /** Whether customers may be priced from it. */
        public boolean validAt(Instant time) {
            return issue.validAt(time);
        }

        /** The card of a pair, whichever way round it is asked for. */
        public Optional<RateCard> card(CurrencyPair pair) {
            return Optional.ofNullable(byPair.get(pair))
                    .or(() -> Optional.ofNullable(byPair.get(pair.inverse())).map(RateCard::inverse));
        }
    }

    Cards(Issues issues, Spreads spreads) {
        this.issues = issues;
        this.spreads = spreads;
    }

    /** The latest issue, valid or not; none before the first. */
    public Optional<Latest> latest() {
        return latest;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        refresh();
    }

    /** What another replica issued. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        issues.latestAfter(latest.map(known -> known.issue().version()).orElse(0L))
                .ifPresent(this::become);
    }

    synchronized Latest become(Issues.Stored stored) {
        Latest next = price(stored);
        if (latest.filter(known -> known.issue().version() >= next.issue().version())
                .isEmpty()) {
            latest = Optional.of(next);
        }
        return next;
    }

    private Latest price(Issues.Stored stored) {
        MidRates mids = new MidRates("EUR", stored.mids());
        List<RateCard> cards = PriceCards.price(mids, spreads.version(stored.spreadVersion()), stored.issue());
        return new Latest(
                stored.issue(), mids, cards, cards.stream().collect(toUnmodifiableMap(RateCard::pair, card -> card)));
    }
}
