package io.okpay.payment.beneficiary;

import io.okpay.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A bank account abroad.
 *
 * @param name of its holder, as the bank knows it
 * @param country ISO 3166-1 alpha-2 of the bank
 * @param currency ISO 4217 of the account
 * @param iban in countries that use it
 * @param accountNumber the national number, in countries that have no IBAN
 * @param bankCode with {@code accountNumber}: routing number, BSB, IFSC, or what the country calls it
 * @param bic ISO 9362, where the corridor asks for it
 * @param address where the corridor asks for it
 */
public record BeneficiaryRequest(
        @NotBlank @Size(max = 140) @Pattern(regexp = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*") String name,

        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,

        @Nullable @Size(max = 42) String iban,
        @Nullable @Size(max = 34) String accountNumber,
        @Nullable @Size(max = 20) String bankCode,
        @Nullable @Size(max = 11) String bic,
        @Nullable @Valid Address address) {

    /** The same without the blanks that people write into numbers, and checked by the country's rules. */
    BeneficiaryRequest checked() {
        BeneficiaryRequest plain = new BeneficiaryRequest(
                name.strip(),
                country,
                currency,
                plain(iban),
                plain(accountNumber),
                plain(bankCode),
                plain(bic),
                address);
        if (!BankAccountFormat.isKnown(country)) {
            throw refusal(BeneficiaryProblem.BENEFICIARY_COUNTRY_NOT_SERVED, "country");
        }
        BankAccountFormat.wrong(country, plain.iban, plain.accountNumber, plain.bankCode)
                .ifPresent(problem -> {
                    throw refusal(
                            problem,
                            switch (problem) {
                                case BENEFICIARY_IBAN_INVALID -> "iban";
                                case BENEFICIARY_BANK_CODE_INVALID -> "bankCode";
                                default -> "accountNumber";
                            });
                });
        String code = plain.bic;
        if (code != null && !BankAccountFormat.isBic(code, country)) {
            throw refusal(BeneficiaryProblem.BENEFICIARY_BIC_INVALID, "bic");
        }
        return plain;
    }

    /** The refusal of a field for the rules of the country. */
    ProblemException refusal(BeneficiaryProblem problem, String field) {
        return ProblemException.of(problem, field).with("country", country).with("currency", currency);
    }

    private static @Nullable String plain(@Nullable String number) {
        return number == null ? null : number.replaceAll("[ -]", "");
    }
}
