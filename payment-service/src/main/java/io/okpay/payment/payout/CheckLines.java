package io.okpay.payment.payout;

import io.okpay.payment.directory.Payees.Address;
import io.okpay.payment.directory.Payees.Payee;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.Price;
import io.okpay.platform.money.InvalidMoneyException;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the lines of a payout as a whole: what is wrong with each is named, and only when nothing is wrong is there a result. */
final class CheckLines {

    /** A payout has no more lines. */
    static final int MOST = 10_000;

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{0,34}");
    private static final Pattern NOTE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]{0,140}");
    private static final int LONGEST_AMOUNT = 20;

    private final UUID merchantId;
    private final String currency;
    private final Directory directory;
    private final Prices prices;
    private final LineErrors errors;
    private final Map<Address, Map<String, Payee>> payees = new EnumMap<>(Address.class);
    private final Set<String> references = new HashSet<>();

    /** Finds customers by how they are named. */
    interface Directory {
        Map<String, Payee> find(Address address, Collection<String> names, String currency);
    }

    /** Prices what a payee in a country gets. */
    interface Prices {
        Optional<Price> price(String payeeCountry, Money received);
    }

    private record Named(Address address, String name) {}

    CheckLines(UUID merchantId, String currency, Directory directory, Prices prices, LineErrors errors) {
        this.merchantId = merchantId;
        this.currency = currency;
        this.directory = directory;
        this.prices = prices;
        this.errors = errors;
    }

    /**
     * The lines with their payees and prices.
     *
     * @throws ProblemException PAYOUT_EMPTY, PAYOUT_TOO_MANY_LINES, PAYOUT_LINES_INVALID or PAYOUT_TOTAL_TOO_LARGE
     */
    CheckedLines check(List<GivenLine> given) {
        if (given.size() > MOST) {
            throw ProblemException.of(PayoutProblem.PAYOUT_TOO_MANY_LINES).with("most", MOST);
        }
        lookUp(given);
        List<PayoutLine> lines = new ArrayList<>(given.size());
        int version = 0;
        for (GivenLine line : given) {
            checkWords(line);
            Money amount = amount(line);
            Payee payee = payee(line);
            Price price = amount == null || payee == null ? null : price(line, payee, amount);
            if (price != null && payee != null) {
                version = Objects.requireNonNull(price.tariffVersion());
                lines.add(priced(lines.size() + 1, line, payee, price));
            }
        }
        errors.refuse();
        if (lines.isEmpty()) {
            throw ProblemException.of(PayoutProblem.PAYOUT_EMPTY);
        }
        return summed(lines, version);
    }

    private void lookUp(List<GivenLine> given) {
        Map<Address, Set<String>> names = new EnumMap<>(Address.class);
        given.forEach(line -> named(line)
                .forEach(one -> names.computeIfAbsent(one.address(), _ -> new HashSet<>())
                        .add(one.name())));
        names.forEach((address, wanted) -> payees.put(address, directory.find(address, wanted, currency)));
    }

    private static List<Named> named(GivenLine line) {
        return Stream.of(
                        new Given(Address.PHONE, line.phone()),
                        new Given(
                                Address.EMAIL,
                                line.email() == null ? null : line.email().toLowerCase(Locale.ROOT)),
                        new Given(Address.HANDLE, line.handle()))
                .flatMap(one -> one.name() == null ? Stream.empty() : Stream.of(new Named(one.address(), one.name())))
                .toList();
    }

    private record Given(Address address, @Nullable String name) {}

    private void checkWords(GivenLine line) {
        String reference = line.lineReference();
        if (reference == null || !REFERENCE.matcher(reference).matches()) {
            errors.add(line.line(), "lineReference", PayoutProblem.LINE_REFERENCE_INVALID);
        } else if (!references.add(reference)) {
            errors.add(line.line(), "lineReference", PayoutProblem.LINE_REFERENCE_DUPLICATE);
        }
        if (line.note() != null && !NOTE.matcher(line.note()).matches()) {
            errors.add(line.line(), "note", PayoutProblem.LINE_NOTE_INVALID);
        }
    }

    private @Nullable Money amount(GivenLine line) {
        Money amount = parsed(line.amount());
        if (amount == null || !amount.isPositive() || amount.minor() > FeeBasis.LARGEST_AMOUNT) {
            errors.add(line.line(), "amount", CommonProblem.INVALID_AMOUNT);
            return null;
        }
        return amount;
    }

    private @Nullable Money parsed(@Nullable String text) {
        if (text == null || text.length() > LONGEST_AMOUNT) {
            return null;
        }
        try {
            return Money.of(text, currency);
        } catch (InvalidMoneyException e) {
            return null;
        }
    }

    private @Nullable Payee payee(GivenLine line) {
        List<Named> named = named(line);
        if (named.size() != 1) {
            errors.add(line.line(), "payee", PayoutProblem.LINE_PAYEE_REQUIRED);
            return null;
        }
        Named one = named.getFirst();
        Payee payee = payees.getOrDefault(one.address(), Map.of()).get(one.name());
        ProblemCode problem = problem(payee);
        if (problem != null) {
            errors.add(line.line(), one.address().name().toLowerCase(Locale.ROOT), problem);
            return null;
        }
        return payee;
    }

    private @Nullable ProblemCode problem(@Nullable Payee payee) {
        if (payee == null) {
            return QuoteProblem.PAYEE_NOT_FOUND;
        }
        if (payee.id().equals(merchantId)) {
            return QuoteProblem.PAYEE_IS_PAYER;
        }
        return payee.walletId() == null ? QuoteProblem.PAYEE_CURRENCY_NOT_HELD : null;
    }

    private @Nullable Price price(GivenLine line, Payee payee, Money amount) {
        Price price = prices.price(payee.country(), amount).orElse(null);
        if (price == null) {
            errors.add(line.line(), "amount", QuoteProblem.TARIFF_NOT_FOUND);
        }
        return price;
    }

    private static PayoutLine priced(int number, GivenLine line, Payee payee, Price price) {
        return new PayoutLine(
                number,
                Objects.requireNonNullElse(line.lineReference(), ""),
                payee.id(),
                payee.name(),
                Objects.requireNonNull(payee.walletId()),
                price.received(),
                price.fee(),
                Objects.requireNonNull(price.rule()),
                line.note(),
                LineState.PENDING,
                null,
                null,
                Map.of());
    }

    private CheckedLines summed(List<PayoutLine> lines, int version) {
        Money total = Money.zero(currency);
        Money fee = Money.zero(currency);
        for (PayoutLine line : lines) {
            total = total.plus(line.amount());
            fee = fee.plus(line.fee());
            if (total.plus(fee).minor() > FeeBasis.LARGEST_AMOUNT) {
                throw ProblemException.of(PayoutProblem.PAYOUT_TOTAL_TOO_LARGE);
            }
        }
        return new CheckedLines(lines, total, fee, version);
    }
}
