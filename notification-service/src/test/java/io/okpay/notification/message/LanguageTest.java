package io.okpay.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({"en,EN", "en-GB,EN", "de,EN", "zh,ZH_CN", "zh-CN,ZH_CN", "zh-Hans-SG,ZH_CN", "not a tag,EN", "'',EN"})
    void theClosestLanguageIsChosen(String tag, Language expected) {
        assertThat(Language.closestTo(tag)).isEqualTo(expected);
    }
}
