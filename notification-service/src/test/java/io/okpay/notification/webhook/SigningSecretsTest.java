package io.okpay.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningSecretsTest {

    private static final byte[] KEY = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);

    @Test
    void theVectorOfTheSpecificationIsSignedAsThere() {
        assertThat(SigningSecrets.headers(List.of(KEY), ID, BODY, AT))
                .isEqualTo(Map.of(
                        "webhook-id", ID,
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void eachLiveSecretSignsAndTheExampleOnThePageVerifiesBoth() throws Exception {
        byte[] newer = "another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = SigningSecrets.headers(List.of(newer, KEY), ID, BODY, AT);
        assertThat(headers.getOrDefault("webhook-signature", "").split(" ", -1)).hasSize(2);
        for (byte[] key : List.of(newer, KEY)) {
            String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
            assertThat(WebhookVerifier.verify(secret, headers, BODY, AT)).isTrue();
            assertThat(WebhookVerifier.verify(secret, headers, BODY, AT.plusSeconds(301)))
                    .isFalse();
            assertThat(WebhookVerifier.verify(secret, headers, "{}".getBytes(StandardCharsets.UTF_8), AT))
                    .isFalse();
        }
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(WebhookVerifier.verify(other, headers, BODY, AT)).isFalse();
    }
}
