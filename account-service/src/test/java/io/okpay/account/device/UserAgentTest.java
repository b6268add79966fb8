package io.okpay.account.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/130.0.0.0 Safari/537.36";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 | Chrome on Windows",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0 | Edge on Windows",
                "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0 | Firefox on Linux",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15 | Safari on macOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1 | Safari on iPhone",
                "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/128.0 Mobile/15E148 Safari/604.1 | Chrome on iPad",
                "Mozilla/5.0 (Linux; Android 14; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36 | Samsung Internet on Android",
                "Mozilla/5.0 (Linux; Android 13; M2102J20SG) AppleWebKit/537.36 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49 | WeChat on Android",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 | Chrome on ChromeOS",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0.0.0 Safari/537.36 OPR/114.0.0.0 | Opera on Windows",
                "OKPay/3.1 (iPhone; iOS 18.0) | OKPay app on iPhone",
                "curl/8.9.1 | curl",
                "Java-http-client/25.0.1 | Java-http-client",
                "Something (Linux; x) | A program on Linux",
                "'' | Unknown device",
                "<b>bold</b> | Unknown device"
            })
    void itIsToldInWords(String header, String words) {
        assertThat(UserAgent.of(header).words()).isEqualTo(words);
    }

    @Test
    void noneAtAllIsAnUnknownDevice() {
        assertThat(UserAgent.of(null).words()).isEqualTo(UserAgent.UNKNOWN);
        assertThat(UserAgent.of(null).fingerprint()).isEqualTo(UserAgent.of(" ").fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chrome/130.0.0.0 | Chrome/131.0.6778.33",
                "Windows NT 10.0 | Windows NT 11.0",
                "Safari/537.36 | Safari/600.1"
            })
    void anUpdateIsTheSameDevice(String before, String after) {
        assertThat(CHROME).contains(before);
        assertThat(UserAgent.of(CHROME.replace(before, after)).fingerprint())
                .isEqualTo(UserAgent.of(CHROME).fingerprint());
    }

    @Test
    void anUpdateOfAPhoneIsTheSameDeviceToo() {
        String iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
        assertThat(UserAgent.of(iphone.replace("18_0", "18_1_1").replace("18.0", "18.1.1"))
                        .fingerprint())
                .isEqualTo(UserAgent.of(iphone).fingerprint());
        String android = "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130.0.0.0";
        assertThat(UserAgent.of(android.replace("Android 14", "Android 15")).fingerprint())
                .isEqualTo(UserAgent.of(android).fingerprint());
    }

    @Test
    void anotherBrowserSystemOrModelIsAnotherDevice() {
        String phone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130.0.0.0";
        assertThat(UserAgent.of(phone.replace("Pixel 8", "SM-G991B")).fingerprint())
                .isNotEqualTo(UserAgent.of(phone).fingerprint());
        assertThat(UserAgent.of(CHROME + " Edg/130.0.0.0").fingerprint())
                .isNotEqualTo(UserAgent.of(CHROME).fingerprint());
        assertThat(UserAgent.of(CHROME.replace("Windows NT 10.0", "X11; Linux")).fingerprint())
                .isNotEqualTo(UserAgent.of(CHROME).fingerprint());
    }
}
