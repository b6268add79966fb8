package io.okpay.fx.card;

import io.okpay.fx.currency.Currencies;
import io.okpay.fx.problem.RateProblem;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.rate.MidRates;
import io.okpay.fx.spread.Spreads;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The latest issue of cards, kept by every replica, and older cards that stand until they end. */
@ApplicationScoped
public class Cards {

    private final Issues issues;
    private final Spreads spreads;
    private final Currencies currencies;
    private volatile Optional<Latest> latest = Optional.empty();

    /**
     * An issue with its cards.
     *
     * @param inOrder the issue's own cards, each pair once
     * @param byPair the latest card of each pair, also of pairs that the issue has not
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

    Cards(Issues issues, Spreads spreads, Currencies currencies) {
        this.issues = issues;
        this.spreads = spreads;
        this.currencies = currencies;
    }

    /**
     * The card of a pair from which customers may be priced now.
     *
     * @throws ProblemException RATE_STALE when it has ended, UNKNOWN_PAIR when there is no such pair
     */
    public RateCard valid(CurrencyPair pair, String field) {
        Instant now = Instant.now();
        return latest.flatMap(known -> known.card(pair))
                .filter(card -> card.issue().validAt(now))
                .orElseThrow(() -> refusal(pair, field));
    }

    /** All cards from which customers may be priced now, by pair. */
    List<RateCard> valid() {
        Instant now = Instant.now();
        return latest.stream()
                .flatMap(known -> known.byPair().values().stream())
                .filter(card -> card.issue().validAt(now))
                .sorted(Comparator.comparing(card -> card.pair().toString()))
                .toList();
    }

    private ProblemException refusal(CurrencyPair pair, String field) {
        return currencies.servedCodes().containsAll(Set.of(pair.base(), pair.quote()))
                ? ProblemException.of(RateProblem.RATE_STALE).with("pair", pair)
                : AskedPair.unknown(pair.toString(), field);
    }

    /** The latest issue, valid or not; none before the first. */
    public Optional<Latest> latest() {
        return latest;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        recover();
    }

    /** What is still valid of older issues, then the latest. */
    void recover() {
        issues.validAt(Instant.now()).forEach(this::become);
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
        Map<CurrencyPair, RateCard> byPair = new HashMap<>();
        latest.ifPresent(known -> known.byPair().values().stream()
                .filter(card -> card.issue().validAt(stored.issue().validFrom()))
                .forEach(card -> byPair.put(card.pair(), card)));
        cards.forEach(card -> byPair.put(card.pair(), card));
        return new Latest(stored.issue(), mids, cards, Map.copyOf(byPair));
    }
}
