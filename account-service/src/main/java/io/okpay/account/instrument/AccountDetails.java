package io.okpay.account.instrument;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import org.iban4j.CountryCode;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

/**
 * A bank account as its customer names it, checked by its country's rules: an IBAN (ISO 13616) where banks use one, an ABA routing number
 * and an account number in the US.
 *
 * @param accountNumber the IBAN, or the national number where there is a routing number
 */
record AccountDetails(
        String holder,
        String country,
        String currency,
        String accountNumber,
        @Nullable String routingNumber) {

    private static final String UNITED_STATES = "US";
    private static final int[] ABA_WEIGHTS = {3, 7, 1};

    /**
     * Checks what a customer names.
     *
     * @param served ISO 3166-1 alpha-2 of the countries whose accounts can be bound
     */
    static AccountDetails check(
            String holder,
            String country,
            String currency,
            @Nullable String iban,
            @Nullable String accountNumber,
            @Nullable String routingNumber,
            Set<String> served) {
        if (!served.contains(country)) {
            throw ProblemException.of(InstrumentProblem.INSTRUMENT_COUNTRY_NOT_SUPPORTED, "country")
                    .with("country", country);
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(one -> one.getCurrencyCode().equals(currency))) {
            throw ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, "currency");
        }
        if (country.equals(UNITED_STATES)) {
            refuse(iban, "iban");
            return new AccountDetails(
                    holder.strip(), country, currency, usAccount(accountNumber), routing(routingNumber));
        }
        refuse(accountNumber, "accountNumber");
        refuse(routingNumber, "routingNumber");
        return new AccountDetails(holder.strip(), country, currency, iban(iban, country), null);
    }

    boolean names(String itsCountry, String itsNumber, @Nullable String itsRouting) {
        return country.equals(itsCountry)
                && accountNumber.equals(itsNumber)
                && Objects.equals(routingNumber, itsRouting);
    }

    /** Without the number, which belongs into no log. */
    @Override
    public String toString() {
        return "account ending " + lastFour();
    }

    String lastFour() {
        return accountNumber.substring(accountNumber.length() - 4);
    }

    private static void refuse(@Nullable String value, String field) {
        if (value != null) {
            throw ProblemException.of(InstrumentProblem.ACCOUNT_FIELD_NOT_EXPECTED, field);
        }
    }

    private static String iban(@Nullable String iban, String country) {
        if (iban == null) {
            throw ProblemException.of(InstrumentProblem.IBAN_INVALID, "iban");
        }
        try {
            IbanUtil.validate(iban);
        } catch (Iban4jException e) {
            throw ProblemException.of(InstrumentProblem.IBAN_INVALID, "iban");
        }
        if (CountryCode.getByCode(iban.substring(0, 2)) != CountryCode.getByCode(country)) {
            throw ProblemException.of(InstrumentProblem.IBAN_OF_ANOTHER_COUNTRY, "iban");
        }
        return iban;
    }

    private static String usAccount(@Nullable String number) {
        if (number == null || !number.matches("\\d{4,17}")) {
            throw ProblemException.of(InstrumentProblem.ACCOUNT_NUMBER_INVALID, "accountNumber");
        }
        return number;
    }

    private static String routing(@Nullable String number) {
        if (number == null || !number.matches("\\d{9}") || !hasAbaChecksum(number)) {
            throw ProblemException.of(InstrumentProblem.ROUTING_NUMBER_INVALID, "routingNumber");
        }
        return number;
    }

    private static boolean hasAbaChecksum(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            sum += (number.charAt(i) - '0') * ABA_WEIGHTS[i % ABA_WEIGHTS.length];
        }
        return sum > 0 && sum % 10 == 0;
    }
}
