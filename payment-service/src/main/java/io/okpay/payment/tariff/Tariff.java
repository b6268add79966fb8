package io.okpay.payment.tariff;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A version of the prices with its rules. The most specific rule that fits a payment prices it. A published one never changes.
 *
 * @param status a draft prices nothing
 * @param validUntil when the next published version takes over, if there is one
 * @param publishedAt when a second person published it
 */
public record Tariff(
        int version,
        Status status,
        Instant validFrom,
        @Nullable Instant validUntil,
        String description,
        @Nullable Instant publishedAt,
        List<FeeRule> rules) {

    /** How far a tariff is. */
    public enum Status {
        /** Waits for a second person. */
        DRAFT,
        /** Holds from its first instant on. */
        PUBLISHED
    }

    /** The rule that prices a received amount. */
    public Optional<FeeRule> rule(FeeBasis basis, long received) {
        return winner(rules, basis, received);
    }

    static Optional<FeeRule> winner(List<FeeRule> rules, FeeBasis basis, long received) {
        return rules.stream()
                .filter(rule -> rule.fits(basis, received))
                .max(Comparator.comparingInt(FeeRule::specificity));
    }

    /** The price when the payee's amount is fixed: the fee comes on top, less what a promotion takes off it. */
    public Optional<Price> ofTarget(FeeBasis basis, Money target, Discount discount) {
        return rule(basis, target.minor()).map(rule -> price(target, rule, discount));
    }

    /** The price when the payee pays the fee: of all that leaves the payer, never more than that. */
    public Optional<Price> outOf(FeeBasis basis, Money gross) {
        return rule(basis, gross.minor()).map(rule -> {
            Money fee = rule.fee(gross);
            Money kept = fee.compareTo(gross) > 0 ? gross : fee;
            return new Price(gross.minus(kept), kept, Money.zero(gross.currencyCode()), rule.id(), version);
        });
    }

    /**
     * The price when the payer's amount is fixed: the fee comes out of it. A minor unit that no pair of amount and fee spends
     * goes to the payee. Where the fee takes a larger step, at the edge of a band, the debit stays below the source: a fee
     * between two rules would be nobody's. Nothing is received when the fee would eat the amount.
     */
    public Optional<Price> ofSource(FeeBasis basis, Money source, Discount discount) {
        NavigableSet<Long> starts = bandStarts(basis, source.minor());
        for (long start : starts.descendingSet()) {
            Long next = starts.higher(start);
            Optional<Price> price = rule(basis, start)
                    .flatMap(rule ->
                            spend(basis, rule, start, next == null ? source.minor() : next - 1, source, discount));
            if (price.isPresent()) {
                return price;
            }
        }
        Money nothing = Money.zero(source.currencyCode());
        return starts.stream()
                .flatMap(start -> rule(basis, start).stream())
                .findFirst()
                .map(rule -> price(nothing, rule, discount));
    }

    private NavigableSet<Long> bandStarts(FeeBasis basis, long most) {
        NavigableSet<Long> starts = new TreeSet<>();
        starts.add(1L);
        for (FeeRule rule : rules) {
            if (rule.type() == basis.type() && rule.mismatch(basis).isEmpty()) {
                addWithin(starts, rule.amountFrom(), most);
                addWithin(starts, rule.amountBelow(), most);
            }
        }
        return starts;
    }

    private static void addWithin(NavigableSet<Long> starts, @Nullable Long edge, long most) {
        if (edge != null && edge > 1 && edge <= most) {
            starts.add(edge);
        }
    }

    /** The largest amount from {@code low} to {@code high} that the source pays for with the fee of this rule. */
    private Optional<Price> spend(FeeBasis basis, FeeRule rule, long low, long high, Money source, Discount discount) {
        if (debit(rule, low, source, discount) > source.minor()) {
            return Optional.empty();
        }
        long fits = low;
        long end = high;
        while (fits < end) {
            long middle = end - (end - fits) / 2;
            if (debit(rule, middle, source, discount) <= source.minor()) {
                fits = middle;
            } else {
                end = middle - 1;
            }
        }
        if (debit(rule, fits, source, discount) < source.minor()) {
            long next = fits + 1;
            Optional<FeeRule> after = rule(basis, next);
            if (after.isPresent() && debit(after.get(), next, source, discount) == source.minor() + 1) {
                Price dearer = price(new Money(next, source.currency()), after.get(), discount);
                Money fee = dearer.fee().minus(new Money(1, source.currency()));
                return Optional.of(new Price(
                        dearer.received(), fee, dearer.promotion(), after.get().id(), version));
            }
        }
        return Optional.of(price(new Money(fits, source.currency()), rule, discount));
    }

    private static long debit(FeeRule rule, long received, Money source, Discount discount) {
        Money fee = rule.fee(new Money(received, source.currency()));
        return Math.addExact(received, fee.minus(discount.of(fee)).minor());
    }

    private Price price(Money received, FeeRule rule, Discount discount) {
        Money fee = rule.fee(received);
        return new Price(received, fee, discount.of(fee), rule.id(), version);
    }
}
