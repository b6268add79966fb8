package io.okpay.payment.qr;

import io.okpay.payment.merchant.Merchant;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's code says: the order to pay, or the merchant whom the payer pays as much as they decide.
 *
 * @param kind of what the id names
 * @param currency ISO 4217
 */
public record MerchantCode(Kind kind, UUID id, String currency) {

    private static final Pattern HANDLE = Pattern.compile("([OM])-([0-9a-z]{1,25})");
    private static final Pattern ASCII = Pattern.compile("[\\x20-\\x7e]+");
    private static final int RADIX = 36;
    private static final int LONGEST_NAME = 25;
    private static final int LONGEST_CITY = 15;

    /** What a code names. */
    public enum Kind {
        /** One payment of a fixed amount. */
        ORDER("O"),
        /** Shown again and again. */
        MERCHANT("M");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    /** The payload that a merchant shows; dynamic when it names an amount. */
    public String shownBy(Merchant merchant, @Nullable Money amount) {
        String handle = new BigInteger(id.toString().replace("-", ""), 16).toString(RADIX);
        boolean ascii = ASCII.matcher(merchant.name()).matches();
        boolean plainCity = ASCII.matcher(merchant.city()).matches();
        return new MerchantPresentedCode(
                        kind == Kind.ORDER,
                        new TreeMap<>(Map.of(
                                "26",
                                MerchantPresentedCode.template(new TreeMap<>(
                                        Map.of("00", PersonalCode.SCHEME, "01", kind.letter + "-" + handle))))),
                        merchant.categoryCode(),
                        NumericCurrency.of(Currency.getInstance(currency)),
                        amount == null ? null : amount.amount(),
                        null,
                        merchant.country(),
                        ascii ? shortened(merchant.name(), LONGEST_NAME) : "OKPay merchant",
                        plainCity ? shortened(merchant.city(), LONGEST_CITY) : "Online",
                        null,
                        kind == Kind.ORDER ? new TreeMap<>(Map.of("05", handle)) : new TreeMap<>(),
                        ascii
                                ? null
                                : new MerchantPresentedCode.Language(
                                        "ZH", shortened(merchant.name(), LONGEST_NAME), null),
                        new TreeMap<>())
                .encode();
    }

    /**
     * Reads what was scanned; empty when it is no code of a merchant.
     *
     * @throws ProblemException QR_INVALID, QR_CHECKSUM_WRONG, QR_VERSION_UNKNOWN or QR_NOT_SUPPORTED
     */
    public static Optional<MerchantCode> of(String payload) {
        PersonalCode code = PersonalCode.of(payload);
        return Optional.of(HANDLE.matcher(code.handle()))
                .filter(handle -> handle.matches())
                .map(handle -> new MerchantCode(
                        handle.group(1).equals("O") ? Kind.ORDER : Kind.MERCHANT,
                        id(new BigInteger(handle.group(2), RADIX)),
                        code.currency()));
    }

    private static UUID id(BigInteger number) {
        return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
    }

    private static String shortened(String words, int most) {
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most)).strip();
    }
}
