package io.okpay.bench.fx;

import io.okpay.fx.card.Issue;
import io.okpay.fx.card.PriceCards;
import io.okpay.fx.rate.MidRates;
import io.okpay.fx.spread.SpreadTable;
import io.okpay.payment.rate.Exchange;
import io.okpay.payment.rate.RateCard;
import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Prices conversions from a card, and cards from mid rates: what the services compute, without anything around it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PricingBenchmark {

    private static final int AMOUNTS = 256;
    private static final int CURRENCIES = 40;
    private static final int PAIRS = CURRENCIES * (CURRENCIES - 1) / 2;
    private static final String STANDARD = SpreadTable.STANDARD;
    private static final BigDecimal MID = new BigDecimal("151.8372649");

    private final Money[] sources = new Money[AMOUNTS];
    private final Money[] targets = new Money[AMOUNTS];
    private final RateCard card;
    private final MidRates mids;
    private final SpreadTable spreads;
    private final Issue issue = new Issue(1, "STREAM", Instant.EPOCH, Instant.EPOCH.plusSeconds(60));

    /** Draws amounts of two currencies, and the mid rates of forty. */
    public PricingBenchmark() {
        SplittableRandom random = new SplittableRandom(20261201);
        for (int i = 0; i < AMOUNTS; i++) {
            sources[i] = Money.ofMinor(random.nextLong(100, 5_000_000), "USD");
            targets[i] = Money.ofMinor(random.nextLong(100, 5_000_000), "JPY");
        }
        card = new RateCard(
                "USD",
                "JPY",
                MID,
                List.of(
                        band(STANDARD, "0", "0.0060"),
                        band(STANDARD, "11013.21586", "0.0045"),
                        band("PREMIUM", "0", "0.0040")),
                1,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60));
        Map<String, BigDecimal> rates = new TreeMap<>();
        ServedCurrencies.chosen(CURRENCIES).stream()
                .filter(currency -> !currency.equals("EUR"))
                .forEach(currency ->
                        rates.put(currency, BigDecimal.valueOf(random.nextLong(1_000_000, 9_000_000_000L), 7)));
        mids = new MidRates("EUR", rates);
        spreads = ServedCurrencies.spreads();
    }

    /** One operation is one amount of the source. */
    @Benchmark
    @OperationsPerInvocation(AMOUNTS)
    public long ofSource() {
        long sum = 0;
        for (Money source : sources) {
            sum += Exchange.ofSource(source, card, STANDARD).target().minor();
        }
        return sum;
    }

    /** One operation is one amount of the target. */
    @Benchmark
    @OperationsPerInvocation(AMOUNTS)
    public long ofTarget() {
        long sum = 0;
        for (Money target : targets) {
            sum += Exchange.ofTarget(target, card, STANDARD).source().minor();
        }
        return sum;
    }

    /** The floor: the amount times the rate, rounded down to the minor unit, and nothing else. */
    @Benchmark
    @OperationsPerInvocation(AMOUNTS)
    public long formula() {
        BigDecimal rate = card.mid();
        long sum = 0;
        for (Money source : sources) {
            sum += BigDecimal.valueOf(source.minor(), 2)
                    .multiply(rate)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        }
        return sum;
    }

    /** One operation is one card with all its bands, of all crosses of forty currencies. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public Object cards() {
        return PriceCards.price(mids, spreads, issue);
    }

    private static RateCard.Band band(String tier, String from, String spread) {
        BigDecimal share = new BigDecimal(spread);
        return new RateCard.Band(tier, new BigDecimal(from), share, MID.multiply(BigDecimal.ONE.subtract(share)));
    }
}
