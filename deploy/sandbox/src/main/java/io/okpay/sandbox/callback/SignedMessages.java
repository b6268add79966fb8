package io.okpay.sandbox.callback;

import io.okpay.sandbox.access.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs messages and knows signed ones, by the three headers of the Standard Webhooks specification. */
public final class SignedMessages {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    public SignedMessages(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The signature header of a message. */
    public String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses a message whose headers do not sign this body, now. */
    public void check(HttpHeaders headers, byte[] body) {
        boolean signed = verifies(
                headers.getHeaderString(ID),
                headers.getHeaderString(TIMESTAMP),
                headers.getHeaderString(SIGNATURE),
                body,
                Instant.now());
        if (!signed) {
            throw new Refusal(401, "signature_invalid", "sign id, time and body with the shared secret");
        }
    }

    /** Whether the three headers sign this body, now. */
    public boolean verifies(
            @Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        if (id == null || timestamp == null || signature == null || !timestamp.matches("\\d{1,11}")) {
            return false;
        }
        long sent = Long.parseLong(timestamp);
        return Math.abs(now.getEpochSecond() - sent) <= TOLERANCE.toSeconds()
                && MessageDigest.isEqual(
                        sign(id, sent, body).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8));
    }
}
