package io.okpay.payment.tariff;

import io.okpay.platform.money.InvalidMoneyException;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads texts of a request, each with the problem that names it. */
public final class Parameters {

    private static final Pattern TIER = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Parameters() {}

    /** An RFC 3339 instant. */
    public static Instant instant(String name, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw invalid(name, "an RFC 3339 instant");
        }
        throw invalid(name, "an instant from 2000 to 9999");
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String name, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(name, "one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** An ISO 3166-1 alpha-2 code. */
    public static String country(String name, @Nullable String text) {
        if (text == null) {
            throw invalid(name, "an ISO 3166-1 alpha-2 code");
        }
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(text)) {
            throw ProblemException.of(TariffProblem.UNKNOWN_COUNTRY, name);
        }
        return text;
    }

    static String tier(@Nullable String text) {
        if (text == null) {
            return "STANDARD";
        }
        if (!TIER.matcher(text).matches()) {
            throw invalid("tier", "a tier, for example STANDARD");
        }
        return text;
    }

    static Money amount(@Nullable String amount, @Nullable String currency) {
        if (amount == null) {
            throw invalid("amount", "a decimal");
        }
        if (currency == null) {
            throw invalid("currency", "an ISO 4217 code");
        }
        try {
            Money money = Money.of(amount, currency);
            if (money.isPositive() && money.minor() <= FeeBasis.LARGEST_AMOUNT) {
                return money;
            }
        } catch (InvalidMoneyException e) {
            throw e.reason() == InvalidMoneyException.Reason.UNKNOWN_CURRENCY
                    ? ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, "currency")
                    : ProblemException.of(CommonProblem.INVALID_AMOUNT, "amount");
        }
        throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "amount");
    }

    private static ProblemException invalid(String name, String expected) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(name, "Invalid", expected)));
    }
}
