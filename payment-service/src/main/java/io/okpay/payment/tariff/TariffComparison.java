package io.okpay.payment.tariff;

import io.okpay.platform.event.TariffChange;
import io.okpay.platform.event.TariffTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two tariffs side by side: prices for the same payments, and those that only one of them has. */
final class TariffComparison {

    private TariffComparison() {}

    /** What a price is for: a rule without its name and its figures. */
    private record Scope(
            PaymentType type,
            @Nullable InstrumentKind instrument,
            @Nullable Corridor corridor,
            @Nullable String fromCountry,
            @Nullable String toCountry,
            @Nullable String tier,
            @Nullable String currency,
            @Nullable Long amountFrom,
            @Nullable Long amountBelow) {

        static Scope of(FeeRule rule) {
            return new Scope(
                    rule.type(),
                    rule.instrument(),
                    rule.corridor(),
                    rule.fromCountry(),
                    rule.toCountry(),
                    rule.tier(),
                    rule.currency(),
                    rule.amountFrom(),
                    rule.amountBelow());
        }

        TariffChange change(@Nullable TariffTerms before, @Nullable TariffTerms after) {
            return new TariffChange(
                    type.name(),
                    instrument == null ? null : instrument.name(),
                    corridor == null ? null : corridor.name(),
                    fromCountry,
                    toCountry,
                    tier,
                    currency,
                    amountFrom,
                    amountBelow,
                    before,
                    after);
        }
    }

    /** The prices that differ, those of the new tariff first. */
    static List<TariffChange> of(List<FeeRule> before, List<FeeRule> after) {
        Map<Scope, TariffTerms> old = terms(before);
        List<TariffChange> changes = new ArrayList<>();
        terms(after).forEach((scope, terms) -> {
            TariffTerms was = old.remove(scope);
            if (!Objects.equals(was, terms)) {
                changes.add(scope.change(was, terms));
            }
        });
        old.forEach((scope, terms) -> changes.add(scope.change(terms, null)));
        return List.copyOf(changes);
    }

    private static Map<Scope, TariffTerms> terms(List<FeeRule> rules) {
        Map<Scope, TariffTerms> terms = new LinkedHashMap<>();
        rules.forEach(rule -> terms.put(
                Scope.of(rule), new TariffTerms(rule.basisPoints(), rule.fixed(), rule.least(), rule.most())));
        return terms;
    }
}
