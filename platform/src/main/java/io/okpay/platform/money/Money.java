package io.okpay.platform.money;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money: a signed count of minor units of one ISO 4217 currency (JPY has 0 minor digits, USD 2, KWD 3). Its wire
 * form is {@code {"amount": "12.34", "currency": "USD"}}. Arithmetic is exact: a result beyond {@code long} throws
 * {@link ArithmeticException}, mixed currencies throw {@link CurrencyMismatchException}, and rounding is always named.
 *
 * @param minor the amount in minor units, for example cents
 * @param currency an ISO 4217 currency that has minor units
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.NONE,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record Money(long minor, Currency currency) implements Comparable<Money> {

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?");

    /**
     * Rejects currencies without minor units, such as gold (XAU).
     *
     * @throws InvalidMoneyException when the currency has no minor units
     */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidMoneyException(InvalidMoneyException.Reason.UNKNOWN_CURRENCY, currency.getCurrencyCode());
        }
    }

    /** {@code minor} minor units of the currency with this ISO 4217 code. */
    public static Money ofMinor(long minor, String currencyCode) {
        return new Money(minor, currencyOf(currencyCode));
    }

    /** No money of the currency with this ISO 4217 code. */
    public static Money zero(String currencyCode) {
        return ofMinor(0, currencyCode);
    }

    /**
     * Parses a decimal amount without rounding.
     *
     * @param amount a plain decimal such as {@code "12.34"}
     * @param currencyCode ISO 4217
     * @throws InvalidMoneyException when the text is no plain decimal, the currency is unknown, the amount has more digits than
     *     the currency's minor unit, or does not fit
     */
    public static Money of(String amount, String currencyCode) {
        Currency currency = currencyOf(currencyCode);
        if (!DECIMAL.matcher(amount).matches()) {
            throw new InvalidMoneyException(InvalidMoneyException.Reason.NOT_A_DECIMAL, amount);
        }
        BigDecimal decimal = new BigDecimal(amount);
        if (decimal.stripTrailingZeros().scale() > Math.max(0, currency.getDefaultFractionDigits())) {
            throw new InvalidMoneyException(InvalidMoneyException.Reason.TOO_PRECISE, amount);
        }
        try {
            return new Money(
                    decimal.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
        } catch (ArithmeticException overflow) {
            throw new InvalidMoneyException(InvalidMoneyException.Reason.TOO_LARGE, amount);
        }
    }

    @JsonCreator
    static Money fromJson(
            @JsonProperty(value = "amount", required = true) @Nullable String amount,
            @JsonProperty(value = "currency", required = true) @Nullable String currency) {
        if (amount == null || currency == null) {
            throw new InvalidMoneyException(InvalidMoneyException.Reason.INCOMPLETE, "");
        }
        return of(amount, currency);
    }

    private static Currency currencyOf(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            throw new InvalidMoneyException(InvalidMoneyException.Reason.UNKNOWN_CURRENCY, code);
        }
        throw new InvalidMoneyException(InvalidMoneyException.Reason.UNKNOWN_CURRENCY, code);
    }

    /** The amount as a decimal with all the currency's minor digits, for example {@code "12.30"}. */
    @JsonProperty("amount")
    public String amount() {
        return toDecimal().toPlainString();
    }

    /** The ISO 4217 code. */
    @JsonProperty("currency")
    public String currencyCode() {
        return currency.getCurrencyCode();
    }

    /** The minor units, not part of the wire form. */
    @Override
    public long minor() {
        return minor;
    }

    /** The currency. */
    @Override
    public Currency currency() {
        return currency;
    }

    /** The amount as a decimal with the currency's scale. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** The sum. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /** The difference. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** This amount times {@code factor}, rounded to the minor unit as named. */
    public Money times(BigDecimal factor, RoundingMode rounding) {
        return new Money(
                BigDecimal.valueOf(minor).multiply(factor).setScale(0, rounding).longValueExact(), currency);
    }

    /** Whether the amount is above zero. */
    public boolean isPositive() {
        return minor > 0;
    }

    /** Whether the amount is zero. */
    public boolean isZero() {
        return minor == 0;
    }

    /** Whether the amount is below zero. */
    public boolean isNegative() {
        return minor < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatchException(currencyCode(), other.currencyCode());
        }
        return other;
    }

    @Override
    public String toString() {
        return amount() + " " + currencyCode();
    }
}
