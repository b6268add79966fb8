package io.okpay.payment.tariff;

import io.okpay.platform.money.InvalidMoneyException;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one tariff as a whole: each means something, no two of them tie, and a larger amount never costs less. So the
 * rules that fit a payment are in a total order, and a price from the debit agrees with a price from the received amount.
 */
record RuleBook(List<FeeRule> rules) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** Stand for any country and tier that no rule names: user-assigned by ISO 3166-1, and refused as a rule's tier. */
    private static final String SOME_COUNTRY = "XX";

    private static final String ANOTHER_COUNTRY = "XY";
    private static final String SOME_TIER = "";

    /** Throws the problem of the first rule that cannot be published. */
    void check() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            FeeRule rule = rules.get(i);
            String path = "rules[" + i + "]";
            checkAlone(rule, path);
            if (!ids.add(rule.id())) {
                throw refusal(TariffProblem.TARIFF_RULE_REPEATED, rule, path + ".id");
            }
            for (FeeRule other : rules.subList(0, i)) {
                if (tie(rule, other)) {
                    throw refusal(TariffProblem.TARIFF_RULES_TIE, rule, path).with("other", other.id());
                }
            }
        }
        typicalBases().forEach(this::checkBands);
    }

    private static void checkAlone(FeeRule rule, String path) {
        if (rule.type() == PaymentType.REFUND) {
            throw refusal(TariffProblem.TYPE_NOT_PRICED, rule, path + ".type");
        }
        checkCountry(rule.fromCountry(), path + ".fromCountry");
        checkCountry(rule.toCountry(), path + ".toCountry");
        String from = rule.fromCountry();
        String to = rule.toCountry();
        if (from != null && to != null && rule.corridor() != null && rule.corridor() != Corridor.between(from, to)) {
            throw refusal(TariffProblem.RULE_CORRIDOR_CONTRADICTS, rule, path + ".corridor");
        }
        String currency = rule.currency();
        if (currency != null && !isCurrency(currency)) {
            throw ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, path + ".currency");
        }
        if (currency == null && hasMoney(rule)) {
            throw refusal(TariffProblem.RULE_CURRENCY_REQUIRED, rule, path + ".currency");
        }
        Long begins = rule.amountFrom();
        Long ends = rule.amountBelow();
        if (begins != null && ends != null && begins >= ends) {
            throw refusal(TariffProblem.RULE_RANGE_EMPTY, rule, path + ".amountBelow");
        }
        if (rule.most() != null && rule.most() < rule.least()) {
            throw refusal(TariffProblem.RULE_RANGE_EMPTY, rule, path + ".most");
        }
    }

    private static boolean hasMoney(FeeRule rule) {
        return rule.fixed() > 0
                || rule.least() > 1
                || rule.most() != null
                || rule.amountFrom() != null
                || rule.amountBelow() != null;
    }

    private static void checkCountry(@Nullable String country, String path) {
        if (country != null && !COUNTRIES.contains(country)) {
            throw ProblemException.of(TariffProblem.UNKNOWN_COUNTRY, path);
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Money.zero(code).isZero();
        } catch (InvalidMoneyException unknown) {
            return false;
        }
    }

    /** Whether a payment could exist that both rules fit with neither before the other. */
    private static boolean tie(FeeRule one, FeeRule other) {
        return one.type() == other.type()
                && one.names().equals(other.names())
                && Objects.equals(one.fromCountry(), other.fromCountry())
                && Objects.equals(one.toCountry(), other.toCountry())
                && one.corridor() == other.corridor()
                && Objects.equals(one.tier(), other.tier())
                && Objects.equals(one.currency(), other.currency())
                && one.instrument() == other.instrument()
                && start(one) < end(other)
                && start(other) < end(one);
    }

    private static long start(FeeRule rule) {
        Long from = rule.amountFrom();
        return from == null ? 0 : from;
    }

    private static long end(FeeRule rule) {
        Long below = rule.amountBelow();
        return below == null ? Long.MAX_VALUE : below;
    }

    /**
     * The payments that are priced by bands. Where one rule follows another as the amount grows, it does so also for the payments
     * that no third rule mentions, so looking at those is enough.
     */
    private Set<FeeBasis> typicalBases() {
        return rules.stream()
                .filter(rule -> rule.amountFrom() != null || rule.amountBelow() != null)
                .flatMap(rule -> rules.stream()
                        .filter(other -> other.type() == rule.type())
                        .flatMap(other -> commonBases(rule, other)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void checkBands(FeeBasis basis) {
        List<FeeRule> fitting = rules.stream()
                .filter(rule ->
                        rule.type() == basis.type() && rule.mismatch(basis).isEmpty())
                .toList();
        NavigableSet<Long> edges = new TreeSet<>();
        fitting.forEach(rule -> {
            addEdge(edges, rule.amountFrom());
            addEdge(edges, rule.amountBelow());
        });
        FeeRule before = Tariff.winner(fitting, basis, 1).orElse(null);
        for (long edge : edges) {
            FeeRule after = Tariff.winner(fitting, basis, edge).orElse(null);
            if (before != null && after != null) {
                checkEdge(basis, before, after, edge);
            }
            before = after == null ? before : after;
        }
    }

    private static void addEdge(Set<Long> edges, @Nullable Long edge) {
        if (edge != null && edge > 1) {
            edges.add(edge);
        }
    }

    private void checkEdge(FeeBasis basis, FeeRule before, FeeRule after, long edge) {
        Money amount = Money.ofMinor(edge, basis.currency());
        Money largestBefore = Money.ofMinor(Math.min(edge, end(before)) - 1, basis.currency());
        if (before.fee(largestBefore).compareTo(after.fee(amount)) > 0) {
            throw refusal(TariffProblem.TARIFF_FEE_FALLS, before, "rules[" + rules.indexOf(after) + "].least")
                    .with("other", after.id())
                    .with("amount", amount.amount())
                    .with("currency", amount.currencyCode());
        }
    }

    /** The payments that both rules fit and that nothing else is known of; the first of them names its currency. */
    private static Stream<FeeBasis> commonBases(FeeRule rule, FeeRule other) {
        String currency = either(rule.currency(), other.currency(), "");
        String tier = either(rule.tier(), other.tier(), SOME_TIER);
        String from = either(rule.fromCountry(), other.fromCountry(), SOME_COUNTRY);
        String to = either(rule.toCountry(), other.toCountry(), SOME_COUNTRY);
        return Arrays.stream(InstrumentKind.values())
                .flatMap(kind -> Stream.of(from, to, ANOTHER_COUNTRY)
                        .flatMap(payer -> Stream.of(to, from, ANOTHER_COUNTRY)
                                .map(payee -> new FeeBasis(rule.type(), kind, payer, payee, tier, currency))))
                .distinct()
                .filter(basis ->
                        rule.mismatch(basis).isEmpty() && other.mismatch(basis).isEmpty());
    }

    private static String either(@Nullable String one, @Nullable String other, String otherwise) {
        if (one != null) {
            return one;
        }
        return other == null ? otherwise : other;
    }

    private static ProblemException refusal(TariffProblem problem, FeeRule rule, String field) {
        return ProblemException.of(problem, field).with("rule", rule.id());
    }
}
