package io.okpay.payment.tariff;

import io.okpay.platform.money.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a tariff. The fee is {@code basisPoints} of the received amount, rounded half-even to the minor unit, plus
 * {@code fixed}, and never outside {@code least} and {@code most}. What a rule leaves out it says nothing about: it is for any.
 *
 * @param id names the rule within its tariff
 * @param instrument the kind of instrument it is for
 * @param fromCountry the payer's country it is for
 * @param toCountry the payee's country it is for
 * @param tier the payer's tier it is for
 * @param currency the currency it is for; needed when a figure is money
 * @param amountFrom the least received amount it is for, in minor units
 * @param amountBelow the received amount from which it ends, in minor units
 * @param basisPoints hundredths of a percent, 0 to 10,000
 * @param fixed minor units
 * @param least minor units
 * @param most minor units, or no bound
 */
public record FeeRule(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,59}") String id,

        @NotNull PaymentType type,
        @Nullable InstrumentKind instrument,
        @Nullable Corridor corridor,

        @Nullable @Pattern(regexp = "[A-Z]{2}") String fromCountry,

        @Nullable @Pattern(regexp = "[A-Z]{2}") String toCountry,

        @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,19}") String tier,

        @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,

        @Nullable @Min(0) @Max(LARGEST) Long amountFrom,

        @Nullable @Min(1) @Max(LARGEST) Long amountBelow,

        @Min(0) @Max(10_000) int basisPoints,

        @Min(0) @Max(LARGEST) long fixed,

        @Min(0) @Max(LARGEST) long least,

        @Nullable @Min(0) @Max(LARGEST) Long most) {

    /** No figure of a rule is larger: it has fewer digits than a card number and is never taken for one. */
    static final long LARGEST = 999_999_999_999L;

    private static final BigDecimal ONE = BigDecimal.valueOf(10_000);

    /** The fee for a received amount: not negative, and never less for a larger amount. */
    public Money fee(Money received) {
        long fee = Math.max(least, Math.addExact(share(received).minor(), fixed));
        return new Money(most == null ? fee : Math.min(most, fee), received.currency());
    }

    /** The percentage of the received amount, rounded half-even to the minor unit. */
    Money share(Money received) {
        return received.times(BigDecimal.valueOf(basisPoints).divide(ONE), RoundingMode.HALF_EVEN);
    }

    /** What keeps the rule from pricing a payment of any amount, if anything does. */
    Optional<Mismatch> mismatch(FeeBasis basis) {
        if (isOther(fromCountry, basis.from()) || isOther(toCountry, basis.to())) {
            return Optional.of(Mismatch.OTHER_COUNTRY);
        }
        if (isOther(corridor, basis.corridor())) {
            return Optional.of(Mismatch.OTHER_CORRIDOR);
        }
        if (isOther(tier, basis.tier())) {
            return Optional.of(Mismatch.OTHER_TIER);
        }
        if (isOther(currency, basis.currency())) {
            return Optional.of(Mismatch.OTHER_CURRENCY);
        }
        return isOther(instrument, basis.instrument()) ? Optional.of(Mismatch.OTHER_INSTRUMENT) : Optional.empty();
    }

    /**
     * Whether it prices payments of a type to a country, of whatever amount and whoever pays.
     *
     * @param from the payer's country; null for any
     */
    public boolean isFor(PaymentType payments, InstrumentKind kind, @Nullable String from, String to) {
        return type == payments
                && !isOther(instrument, kind)
                && !isOther(toCountry, to)
                && (from == null || (!isOther(fromCountry, from) && !isOther(corridor, Corridor.between(from, to))));
    }

    /** Whether the amount lies in the rule's band. */
    boolean covers(long received) {
        return (amountFrom == null || received >= amountFrom) && (amountBelow == null || received < amountBelow);
    }

    boolean fits(FeeBasis basis, long received) {
        return type == basis.type() && covers(received) && mismatch(basis).isEmpty();
    }

    /**
     * How specific the rule is: the higher one wins. What stands first in {@link #names()} outweighs all that follows, so two
     * rules are equal only when they name the same things.
     */
    int specificity() {
        return (fromCountry == null ? 0 : 64)
                + (toCountry == null ? 0 : 32)
                + (corridor == null ? 0 : 16)
                + (tier == null ? 0 : 8)
                + (currency == null ? 0 : 4)
                + (instrument == null ? 0 : 2)
                + (hasBand() ? 1 : 0);
    }

    /** What the rule says about a payment, the weightiest first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        add(names, fromCountry != null, "fromCountry");
        add(names, toCountry != null, "toCountry");
        add(names, corridor != null, "corridor");
        add(names, tier != null, "tier");
        add(names, currency != null, "currency");
        add(names, instrument != null, "instrument");
        add(names, hasBand(), "amount");
        return List.copyOf(names);
    }

    private boolean hasBand() {
        return amountFrom != null || amountBelow != null;
    }

    private static void add(List<String> names, boolean named, String name) {
        if (named) {
            names.add(name);
        }
    }

    private static boolean isOther(@Nullable Object wanted, Object actual) {
        return wanted != null && !wanted.equals(actual);
    }
}
