package io.okpay.payment.beneficiary;

import static io.okpay.payment.beneficiary.BeneficiaryProblem.BENEFICIARY_ACCOUNT_INVALID;
import static io.okpay.payment.beneficiary.BeneficiaryProblem.BENEFICIARY_BANK_CODE_INVALID;
import static io.okpay.payment.beneficiary.BeneficiaryProblem.BENEFICIARY_IBAN_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankAccountFormatTest {

    @ParameterizedTest
    @CsvSource({
        "US, 98765432, 021000021",
        "CA, 1234567, 000112345",
        "AU, 123456789, 062000",
        "JP, 1234567, 0001001",
        "IN, 123456789012, HDFC0000001",
        "HK, 123456789, 004001",
        "SG, 1234567890, 7171001",
    })
    void aNationalNumberOfTheRightFormIsTaken(String country, String account, String bankCode) {
        assertThat(BankAccountFormat.wrong(country, null, account, bankCode)).isEmpty();
        assertThat(BankAccountFormat.wrong(country, null, account, null)).contains(BENEFICIARY_BANK_CODE_INVALID);
        assertThat(BankAccountFormat.wrong(country, null, null, bankCode)).contains(BENEFICIARY_ACCOUNT_INVALID);
        assertThat(BankAccountFormat.wrong(country, null, account + "x", bankCode))
                .contains(BENEFICIARY_ACCOUNT_INVALID);
        assertThat(BankAccountFormat.wrong(country, null, account, bankCode + "x"))
                .contains(BENEFICIARY_BANK_CODE_INVALID);
        assertThat(BankAccountFormat.wrong(country, "DE89370400440532013000", account, bankCode))
                .contains(BENEFICIARY_ACCOUNT_INVALID);
    }

    @Test
    void aRoutingNumberHasItsCheckDigit() {
        assertThat(BankAccountFormat.wrong("US", null, "98765432", "021000022"))
                .contains(BENEFICIARY_BANK_CODE_INVALID);
    }

    @ParameterizedTest
    @CsvSource({"DE, DE89370400440532013000", "KW, KW81CBKU0000000000001234560101", "BH, BH67BMAG00001299123456"})
    void anIbanOfTheCountryIsTakenAndAnyOtherDigitIsATypingError(String country, String iban) {
        assertThat(BankAccountFormat.wrong(country, iban, null, null)).isEmpty();
        for (int i = 4; i < iban.length(); i++) {
            char digit = iban.charAt(i);
            char other = digit == '9' ? '8' : digit == 'Z' ? 'Y' : (char) (digit + 1);
            String mistyped = iban.substring(0, i) + other + iban.substring(i + 1);
            assertThat(BankAccountFormat.wrong(country, mistyped, null, null)).contains(BENEFICIARY_IBAN_INVALID);
        }
        assertThat(BankAccountFormat.wrong("FR", iban, null, null)).contains(BENEFICIARY_IBAN_INVALID);
        assertThat(BankAccountFormat.wrong(country, iban, "1234", null)).contains(BENEFICIARY_IBAN_INVALID);
        assertThat(BankAccountFormat.wrong(country, null, null, null)).contains(BENEFICIARY_IBAN_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COBADEFF", "COBADEFFXXX"})
    void aBicNamesABankOfTheCountry(String bic) {
        assertThat(BankAccountFormat.isBic(bic, "DE")).isTrue();
        assertThat(BankAccountFormat.isBic(bic, "FR")).isFalse();
        assertThat(BankAccountFormat.isBic(bic + "X", "DE")).isFalse();
    }

    @Test
    void aCountryWithoutIbanAndWithoutAFormOfItsOwnIsNotServed() {
        assertThat(BankAccountFormat.isKnown("CN")).isFalse();
        assertThat(BankAccountFormat.isKnown("QQ")).isFalse();
        assertThat(BankAccountFormat.isKnown("JP")).isTrue();
        assertThat(BankAccountFormat.isKnown("KW")).isTrue();
    }
}
