package io.okpay.payment.qr;

import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.platform.money.InvalidMoneyException;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a personal code says. It names its payee by a handle that means something only here; the name in it is for other wallets and
 * never believed.
 *
 * @param currency ISO 4217
 * @param amount what to pay, in that currency; the payer decides when there is none
 * @param note what it is for
 */
record PersonalCode(
        String handle,
        String currency,
        @Nullable Money amount,
        @Nullable String note) {

    static final int LONGEST_NOTE = 80;

    static final String SCHEME = "io.okpay";
    private static final String ACCOUNT_ID = "26";
    private static final String EXTENSION_ID = "80";
    private static final String SCHEME_ID = "00";
    private static final String VALUE_ID = "01";
    private static final String NO_CATEGORY = "0000";
    /** The specification wants a city; where a person lives is nobody's business. */
    private static final String CITY = "Online";

    private static final int LONGEST_NAME = 25;
    private static final Pattern ASCII = Pattern.compile("[\\x20-\\x7e]+");

    MerchantPresentedCode shownBy(DirectoryCustomer payee) {
        String name = payee.displayName();
        boolean ascii = ASCII.matcher(name).matches();
        return new MerchantPresentedCode(
                amount != null,
                one(ACCOUNT_ID, template(handle)),
                NO_CATEGORY,
                NumericCurrency.of(Currency.getInstance(currency)),
                amount == null ? null : amount.amount(),
                null,
                payee.country(),
                ascii ? shortened(name) : "OKPay",
                CITY,
                null,
                new TreeMap<>(),
                ascii || !DataObjects.isWords(shortened(name), LONGEST_NAME)
                        ? null
                        : new MerchantPresentedCode.Language(
                                payee.locale().startsWith("zh") ? "ZH" : "EN", shortened(name), null),
                note == null ? new TreeMap<>() : one(EXTENSION_ID, template(note)));
    }

    /**
     * Reads what was scanned.
     *
     * @throws ProblemException QR_INVALID, QR_CHECKSUM_WRONG, QR_VERSION_UNKNOWN or QR_NOT_SUPPORTED
     */
    static PersonalCode of(String payload) {
        MerchantPresentedCode code = MerchantPresentedCode.decode(payload);
        String handle = code.account(SCHEME)
                .map(account -> account.get(VALUE_ID))
                .orElseThrow(() -> ProblemException.of(QrProblem.QR_NOT_SUPPORTED, "payload"));
        String currency = NumericCurrency.alphabetic(code.currency()).orElseThrow(PersonalCode::invalid);
        Optional<String> note = code.extension(SCHEME).map(extension -> extension.get(VALUE_ID));
        return new PersonalCode(handle, currency, money(code.amount(), currency), note.orElse(null));
    }

    private static @Nullable Money money(@Nullable String amount, String currency) {
        if (amount == null) {
            return null;
        }
        try {
            return Money.of(amount, currency);
        } catch (InvalidMoneyException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return ProblemException.of(QrProblem.QR_INVALID, "payload");
    }

    private static String template(String value) {
        return MerchantPresentedCode.template(new TreeMap<>(Map.of(SCHEME_ID, SCHEME, VALUE_ID, value)));
    }

    private static SortedMap<String, String> one(String id, String value) {
        return new TreeMap<>(Map.of(id, value));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)).strip();
    }
}
