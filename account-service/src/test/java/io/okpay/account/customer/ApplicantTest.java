package io.okpay.account.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicantTest {

    @ParameterizedTest
    @CsvSource({"+14155552671,US,USD", "+8613800138000,CN,CNY", "+81312345678,JP,JPY", "+96522345678,KW,KWD"})
    void acceptsRealNumbersAndKnowsTheCountrysCurrency(String phone, String country, String currency) {
        assertThat(Applicant.of(phone, null, "Mei Lin", country, "en").currency())
                .isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4155552671", "+1 415 555 2671", "+1415", "+999123456789", "phone", "", "+1415555267199"})
    void refusesWhatIsNoPhoneInCanonicalForm(String phone) {
        assertThatThrownBy(() -> Applicant.of(phone, null, "Mei Lin", "US", "en"))
                .hasMessage("INVALID_PHONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "us", "USA", "AQ", ""})
    void refusesUnknownCountries(String country) {
        assertThatThrownBy(() -> Applicant.of("+14155552671", null, "Mei Lin", country, "en"))
                .hasMessage("UNKNOWN_COUNTRY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mei", "mei@", "@example.com", "mei@example", "mei\r\n@example.com", "a b@example.com"})
    void refusesWhatIsNoEmailAddress(String email) {
        assertThatThrownBy(() -> Applicant.of("+14155552671", email, "Mei Lin", "US", "en"))
                .hasMessage("INVALID_EMAIL");
    }

    @Test
    void keepsEmailAddressesInLowerCase() {
        assertThat(Applicant.of("+14155552671", "Mei@Example.com", "Mei Lin", "US", "zh-cn"))
                .extracting(Applicant::email, Applicant::locale)
                .containsExactly("mei@example.com", "zh-CN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "password",
                "Password123!",
                "aaaaaaaaaa",
                "12345678",
                "qwertyuiop",
                "x4155552671x",
                "mei lin 99",
                "mei.w@1234"
            })
    void refusesWeakPasswords(String password) {
        Applicant mei = Applicant.of("+14155552671", "mei.w@example.com", "Mei Lin", "US", "en");
        assertThatThrownBy(() -> PasswordPolicy.check(password, mei)).hasMessage("WEAK_PASSWORD");
    }

    @Test
    void acceptsAPassphrase() {
        PasswordPolicy.check("plum-river-lantern", Applicant.of("+14155552671", null, "Mei Lin", "US", "en"));
    }
}
