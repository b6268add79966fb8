package io.okpay.platform.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageSignatureTest {

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);

    private final MessageSignature signature = new MessageSignature("a secret of two");

    @Test
    void theSignatureIsThatOfTheStandardWebhooksSpecification() {
        // the example that the libraries of the specification share
        var published = new MessageSignature(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(published.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", BODY, SENT))
                .containsEntry(MessageSignature.TIMESTAMP, "1614265330")
                .containsEntry(MessageSignature.SIGNATURE, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSignedMessageIsKnownForFiveMinutesBeforeAndAfter() {
        Map<String, String> headers = signature.sign(BODY, SENT);
        assertThat(signature.verifies(headers::get, BODY, SENT)).isTrue();
        assertThat(signature.verifies(headers::get, BODY, SENT.plus(Duration.ofMinutes(5))))
                .isTrue();
        assertThat(signature.verifies(headers::get, BODY, SENT.minus(Duration.ofMinutes(5))))
                .isTrue();
        assertThat(signature.verifies(
                        headers::get, BODY, SENT.plus(Duration.ofMinutes(5)).plusSeconds(1)))
                .isFalse();
        assertThat(signature.verifies(
                        headers::get, BODY, SENT.minus(Duration.ofMinutes(5)).minusSeconds(1)))
                .isFalse();
    }

    @Test
    void anythingChangedIsNoticed() {
        Map<String, String> headers = signature.sign("id-1", BODY, SENT);
        assertThat(signature.verifies(headers::get, "{}".getBytes(StandardCharsets.UTF_8), SENT))
                .isFalse();
        assertThat(signature.verifies(with(headers, MessageSignature.ID, "id-2")::get, BODY, SENT))
                .isFalse();
        assertThat(signature.verifies(with(headers, MessageSignature.TIMESTAMP, "1614265331")::get, BODY, SENT))
                .isFalse();
        assertThat(new MessageSignature("another").verifies(headers::get, BODY, SENT))
                .isFalse();
    }

    @Test
    void aMessageWithoutHeadersOrWithAWrongTimeIsNotSigned() {
        Map<String, String> headers = signature.sign(BODY, SENT);
        for (String header : headers.keySet()) {
            Map<String, String> fewer = new HashMap<>(headers);
            fewer.remove(header);
            assertThat(signature.verifies(fewer::get, BODY, SENT)).as(header).isFalse();
        }
        for (String time : new String[] {"", "soon", "-1", "99999999999999999", "9223372036854775807"}) {
            assertThat(signature.verifies(with(headers, MessageSignature.TIMESTAMP, time)::get, BODY, SENT))
                    .as(time)
                    .isFalse();
        }
    }

    @Test
    void oneOfSeveralSignaturesIsEnoughWhileASecretIsReplaced() {
        Map<String, String> headers = signature.sign(BODY, SENT);
        String both = "v1,AAAA v1a,BBBB " + headers.get(MessageSignature.SIGNATURE);
        assertThat(signature.verifies(with(headers, MessageSignature.SIGNATURE, both)::get, BODY, SENT))
                .isTrue();
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }
}
