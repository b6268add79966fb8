package io.okpay.notification.otp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingCodeTest {

    @ParameterizedTest
    @CsvSource({
        "+14155552671,1",
        "+77012345678,7",
        "+201001234567,20",
        "+2901234567,290",
        "+27821234567,27",
        "+33612345678,33",
        "+358401234567,358",
        "+420601123456,420",
        "+447700900123,44",
        "+4915112345678,49",
        "+8613800138000,86",
        "+85251234567,852",
        "+886912345678,886",
        "+8816123456789,881",
        "+919812345678,91",
        "+971501234567,971",
        "+97912345678,979",
        "+998901234567,998"
    })
    void aNumberHasTheCallingCodeThatItBeginsWith(String number, String code) {
        assertThat(CallingCode.of(number)).isEqualTo(code);
    }
}
