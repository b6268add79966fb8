package io.okpay.account.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about themselves, checked and in canonical form.
 *
 * @param phone E.164
 * @param email lower case
 * @param country ISO 3166-1 alpha-2
 * @param locale BCP 47
 */
record Applicant(String phone, @Nullable String email, String fullName, String country, String locale) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}<>]");

    /**
     * Checks and normalises.
     *
     * @throws ProblemException with the code of the first thing that is wrong
     */
    static Applicant of(String phone, @Nullable String email, String fullName, String country, String locale) {
        String name = fullName.strip();
        if (name.isEmpty() || name.length() > 120 || UNPRINTABLE.matcher(name).find()) {
            throw ProblemException.of(
                    CommonProblem.VALIDATION_FAILED,
                    List.of(new FieldProblem("fullName", "Invalid", "1 to 120 printable characters")));
        }
        return new Applicant(phone(phone), email(email), name, country(country), locale(locale));
    }

    /** The currency of the country's wallet. */
    String currency() {
        return Currency.getInstance(Locale.of("", country)).getCurrencyCode();
    }

    private static String phone(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = numbers.parse(text, null);
            String e164 = numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
            if (text.equals(e164) && numbers.isValidNumber(number)) {
                return e164;
            }
        } catch (NumberParseException notANumber) {
            throw ProblemException.of(CustomerProblem.INVALID_PHONE, "phone");
        }
        throw ProblemException.of(CustomerProblem.INVALID_PHONE, "phone");
    }

    private static @Nullable String email(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > 254 || !EMAIL.matcher(text).matches()) {
            throw ProblemException.of(CustomerProblem.INVALID_EMAIL, "email");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String country(String code) {
        if (!COUNTRIES.contains(code) || Currency.getInstance(Locale.of("", code)) == null) {
            throw ProblemException.of(CustomerProblem.UNKNOWN_COUNTRY, "country");
        }
        return code;
    }

    private static String locale(String tag) {
        try {
            String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (!canonical.equals("und")) {
                return canonical;
            }
        } catch (IllformedLocaleException notATag) {
            throw ProblemException.of(CustomerProblem.INVALID_LOCALE, "locale");
        }
        throw ProblemException.of(CustomerProblem.INVALID_LOCALE, "locale");
    }
}
