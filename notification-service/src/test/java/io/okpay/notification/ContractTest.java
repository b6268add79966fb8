package io.okpay.notification;

import io.okpay.platform.testing.ServiceContract;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;

@QuarkusTest
class ContractTest extends ServiceContract {

    @Override
    protected List<String> customerPaths() {
        return List.of("/v1/support-conversations");
    }

    @Override
    protected List<String> someCodes() {
        return List.of(
                "OTP_INVALID",
                "OTP_EXPIRED",
                "OTP_ALREADY_USED",
                "OTP_ATTEMPTS_EXCEEDED",
                "OTP_RESEND_TOO_SOON",
                "OTP_QUOTA_EXCEEDED",
                "OTP_DESTINATION_PAUSED",
                "OTP_CHANNEL_NOT_OFFERED",
                "OTP_EMAIL_NOT_VERIFIED",
                "MERCHANT_NOT_REGISTERED",
                "WEBHOOK_ADDRESS_NOT_ALLOWED",
                "WEBHOOK_QUOTA_EXCEEDED");
    }
}
