package io.okpay.account.paymentpassword;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SixDigitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345", "1234567", "12345a", "", "123456", "654321", "111222", "121212", "123123", "112233", "777777",
                "841231", "311284", "123184", "000000", "199001", "011990", "４５６７８９"
            })
    void refusesWhatIsEasyToGuess(String digits) {
        assertThatThrownBy(() -> SixDigits.check(digits)).hasMessage("WEAK_PAYMENT_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"837465", "902718", "640935", "583920"})
    void acceptsTheOthers(String digits) {
        assertThatCode(() -> SixDigits.check(digits)).doesNotThrowAnyException();
    }
}
