package io.okpay.notification.secret;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductionCheckTest {

    private static final String LOCAL_KEY = "bG9jYWwtb25seS1vdHAta2V5LTAxMjM0NTY3ODlhYmM=";
    private static final String OWN_KEY = "c29tZXRoaW5nLW9mLXRoZS1vcGVyYXRvcnMtb3duLi4=";

    @Test
    void localSecretsAreNamed() {
        assertThatThrownBy(() -> ProductionCheck.refuseLocal(Map.of(
                        "OKPAY_OTP_KEY",
                        LOCAL_KEY,
                        "OKPAY_OTP_PREVIOUS_KEYS",
                        OWN_KEY + "," + LOCAL_KEY,
                        "OKPAY_SMS_API_KEY",
                        "local-only-sms-key",
                        "OKPAY_DB_PASSWORD",
                        "own")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OKPAY_OTP_KEY, OKPAY_OTP_PREVIOUS_KEYS, OKPAY_SMS_API_KEY")
                .hasMessageNotContaining("OKPAY_DB_PASSWORD")
                .hasMessageNotContaining(LOCAL_KEY);
    }

    @Test
    void theOperatorsOwnSecretsAreAccepted() {
        assertThatCode(() -> ProductionCheck.refuseLocal(
                        Map.of("OKPAY_OTP_KEY", OWN_KEY, "OKPAY_SMS_API_KEY", "own", "OKPAY_SMTP_PASSWORD", "")))
                .doesNotThrowAnyException();
    }
}
