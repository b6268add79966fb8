package io.okpay.platform.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs messages over HTTP, and knows signed ones: HMAC-SHA256 over id, time and body, in the three headers of the Standard Webhooks
 * specification. A signature is good for five minutes around its time; whoever must not act twice remembers the id.
 */
public final class MessageSignature {

    /** The header that names the message; a repetition has the same. */
    public static final String ID = "webhook-id";

    /** The header with the time of sending, in seconds since the epoch. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** The header with the signatures, separated by spaces. */
    public static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SecretKeySpec key;

    /** With a shared secret, whose UTF-8 bytes are the key. */
    public MessageSignature(String secret) {
        this(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** With a shared key. */
    public MessageSignature(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The headers that sign a new message. */
    public Map<String, String> sign(byte[] body, Instant now) {
        return sign(UUID.randomUUID().toString(), body, now);
    }

    /** The headers that sign a message of this id; of a message that is sent again, the id stays and the time does not. */
    public Map<String, String> sign(String id, byte[] body, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        return Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE, VERSION + signature(id, timestamp, body));
    }

    /** Whether the headers sign this body with our secret, not long before or after now. */
    public boolean verifies(Function<String, @Nullable String> headers, byte[] body, Instant now) {
        String id = headers.apply(ID);
        String timestamp = headers.apply(TIMESTAMP);
        String signatures = headers.apply(SIGNATURE);
        if (id == null || id.isBlank() || timestamp == null || signatures == null || !isRecent(timestamp, now)) {
            return false;
        }
        byte[] expected = (VERSION + signature(id, timestamp, body)).getBytes(StandardCharsets.UTF_8);
        boolean verified = false;
        for (String one : signatures.split(" ", -1)) {
            verified |= MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8));
        }
        return verified;
    }

    private static boolean isRecent(String timestamp, Instant now) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private String signature(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
