package io.okpay.payment.beneficiary;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.iban4j.CountryCode;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

/**
 * How a country writes its bank accounts: an IBAN (ISO 13616) where its banks use one, otherwise a national number with the code of the
 * bank. Pure.
 */
final class BankAccountFormat {

    private static final int[] ABA_WEIGHTS = {3, 7, 1};
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

    private static final Map<String, National> NATIONAL = Map.of(
            // ABA routing number
            "US", new National("\\d{9}", "\\d{4,17}"),
            // institution and transit number, with the leading zero of electronic payments
            "CA", new National("0\\d{8}", "\\d{5,12}"),
            // BSB
            "AU", new National("\\d{6}", "\\d{4,10}"),
            // bank and branch of the Zengin system
            "JP", new National("\\d{7}", "\\d{7}"),
            // IFSC
            "IN", new National("[A-Z]{4}0[A-Z0-9]{6}", "\\d{9,18}"),
            // bank and branch
            "HK", new National("\\d{6}", "\\d{6,9}"),
            "SG", new National("\\d{7}", "\\d{5,14}"));

    private record National(String bankCode, String accountNumber) {}

    private BankAccountFormat() {}

    /** Whether the country's accounts are known at all. */
    static boolean isKnown(String country) {
        return NATIONAL.containsKey(country) || isIbanCountry(country);
    }

    /** What is wrong with an account, if anything is. */
    static Optional<BeneficiaryProblem> wrong(
            String country, @Nullable String iban, @Nullable String accountNumber, @Nullable String bankCode) {
        National national = NATIONAL.get(country);
        if (national == null) {
            return accountNumber == null && bankCode == null && iban != null && isIban(iban, country)
                    ? Optional.empty()
                    : Optional.of(BeneficiaryProblem.BENEFICIARY_IBAN_INVALID);
        }
        if (iban != null || accountNumber == null || !accountNumber.matches(national.accountNumber())) {
            return Optional.of(BeneficiaryProblem.BENEFICIARY_ACCOUNT_INVALID);
        }
        boolean known = bankCode != null
                && bankCode.matches(national.bankCode())
                && (!country.equals("US") || hasAbaChecksum(bankCode));
        return known ? Optional.empty() : Optional.of(BeneficiaryProblem.BENEFICIARY_BANK_CODE_INVALID);
    }

    /** Whether it is the BIC (ISO 9362) of a bank in the country. */
    static boolean isBic(String bic, String country) {
        var matcher = BIC.matcher(bic);
        return matcher.matches() && matcher.group(1).equals(country);
    }

    private static boolean isIbanCountry(String country) {
        return IbanUtil.isSupportedCountry(CountryCode.getByCode(country));
    }

    private static boolean isIban(String iban, String country) {
        try {
            IbanUtil.validate(iban);
            return iban.startsWith(country);
        } catch (Iban4jException e) {
            return false;
        }
    }

    private static boolean hasAbaChecksum(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            sum += (number.charAt(i) - '0') * ABA_WEIGHTS[i % ABA_WEIGHTS.length];
        }
        return sum > 0 && sum % 10 == 0;
    }
}
