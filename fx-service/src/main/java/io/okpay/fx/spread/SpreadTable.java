package io.okpay.fx.spread;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.okpay.fx.rate.CurrencyPair;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All spreads of a version. The line that names more of the pair wins, then the one that names the tier, then the one from the
 * higher amount; between equals the wider spread.
 */
public final class SpreadTable {

    /** The tier of every customer of whom nothing else is known. */
    public static final String STANDARD = "STANDARD";

    private final int version;
    private final List<SpreadRule> rules;
    private final Map<CurrencyPair, List<Step>> weekdays = new ConcurrentHashMap<>();
    private final Map<CurrencyPair, List<Step>> weekends = new ConcurrentHashMap<>();

    /** The spread of a tier from an amount on, in the base of the rates. */
    public record Step(String tier, BigDecimal from, BigDecimal spread) {}

    /**
     * The table.
     *
     * @throws IllegalArgumentException when no line covers every pair, tier and amount
     */
    public SpreadTable(int version, List<SpreadRule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        if (rules.stream()
                .noneMatch(rule ->
                        rule.sides() == 0 && rule.tier() == null && rule.from().signum() == 0)) {
            throw new IllegalArgumentException("No line covers every pair, tier and amount");
        }
    }

    /** Which version it is. */
    public int version() {
        return version;
    }

    List<SpreadRule> rules() {
        return rules;
    }

    /** All steps of a pair, the standard tier's from zero first; a tier without lines of its own has none. */
    public List<Step> steps(CurrencyPair pair, boolean weekend) {
        return (weekend ? weekends : weekdays).computeIfAbsent(pair.inMarketOrder(), key -> computeSteps(key, weekend));
    }

    private List<Step> computeSteps(CurrencyPair pair, boolean weekend) {
        List<SpreadRule> covering =
                rules.stream().filter(rule -> rule.covers(pair)).toList();
        TreeSet<BigDecimal> amounts =
                new TreeSet<>(covering.stream().map(SpreadRule::from).toList());
        List<String> tiers = new ArrayList<>(List.of(STANDARD));
        covering.stream()
                .map(SpreadRule::tier)
                .filter(tier -> tier != null && !tier.equals(STANDARD))
                .distinct()
                .sorted()
                .forEach(tiers::add);
        List<Step> steps = new ArrayList<>();
        for (String tier : tiers) {
            BigDecimal before = null;
            for (BigDecimal amount : amounts) {
                BigDecimal spread = best(covering, tier, amount, weekend);
                if (before == null || spread.compareTo(before) != 0) {
                    steps.add(new Step(tier, amount, spread));
                }
                before = spread;
            }
        }
        return List.copyOf(steps);
    }

    private static BigDecimal best(List<SpreadRule> covering, String tier, BigDecimal amount, boolean weekend) {
        Comparator<SpreadRule> precedence = comparingInt(SpreadRule::sides)
                .thenComparing(rule -> rule.tier() != null)
                .thenComparing(SpreadRule::from)
                .thenComparing(comparing(rule -> rule.spread(weekend)));
        Optional<SpreadRule> winner = covering.stream()
                .filter(rule -> applies(rule.tier(), tier) && rule.from().compareTo(amount) <= 0)
                .max(precedence);
        return winner.orElseThrow().spread(weekend);
    }

    private static boolean applies(@Nullable String named, String tier) {
        return named == null || named.equals(tier);
    }
}
